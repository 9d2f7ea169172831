import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import {browserOf, isInReview, ofAttempt, ofCamera, ofProblem, ofRecord} from '../../main/webapp/resources/student/outcome.js';

const bundle = readFileSync(
  new URL('../../main/resources/org/adsum/messages/Student.properties', import.meta.url), 'utf8');
const texts = {};
for (const line of bundle.split('\n')) {
  const [, key, value] = /^(?:checkin|shared)\.([^=]+)=(.*)$/.exec(line) ?? [];
  if (key) {
    texts[key] = JSON.parse(`"${value}"`);
  }
}
const words = {texts, time: () => '10:04', course: 'Operating Systems'};
const attempt = (over) => ({id: 'a', state: 'REJECTED', reason: null, record: null, triesLeft: 3, retry: true, ...over});

test('an accepted check-in says status, time and course', () => {
  const outcome = ofAttempt(attempt({state: 'ACCEPTED', record: {status: 'PRESENT', at: 'T'}}), words);
  assert.deepEqual(outcome,
    {tone: 'present', title: 'Present', detail: '10:04 \u00b7 Operating Systems', actions: ['history']});
});

const source = (path) => readFileSync(new URL(`../../../../${path}`, import.meta.url), 'utf8');
const reasons = source('ejb/src/main/java/org/adsum/checkin/entity/AttemptReason.java')
  .match(/enum AttemptReason \{([A-Z_,\s]+);/)[1].split(',').map((name) => name.trim());

test('each reason has words of its own and a next step', () => {
  const said = new Map();
  for (const reason of reasons) {
    const state = {UNSURE: 'REVIEW', NO_FACE_CHOSEN: 'REVIEW', TOOK_TOO_LONG: 'EXPIRED', SYSTEM_FAILURE: 'FAILED'}[reason] ?? 'REJECTED';
    const outcome = ofAttempt(attempt({state, reason}), words);
    assert.ok(outcome.title && outcome.detail, reason);
    assert.ok(outcome.actions.length > 0, reason);
    // Who looks over the shoulder is not to tell the two ways apart.
    const alike = reason === 'NO_FACE_CHOSEN' && said.get(outcome.title) === 'UNSURE';
    assert.ok(alike || !said.has(outcome.title), `${reason} says the same as ${said.get(outcome.title)}`);
    said.set(outcome.title, reason);
  }
});

test('what is wrong with pictures is for new pictures to mend', () => {
  const others = ['NOT_ENROLLED', 'UNSURE', 'NO_FACE_CHOSEN', 'NOT_RECOGNISED', 'TOOK_TOO_LONG', 'SYSTEM_FAILURE'];
  for (const reason of reasons.filter((each) => !others.includes(each))) {
    assert.deepEqual(ofAttempt(attempt({reason}), words).actions, ['retry'], reason);
  }
});

test('who is not recognised can go the other way at once', () => {
  assert.deepEqual(ofAttempt(attempt({reason: 'NOT_RECOGNISED'}), words).actions, ['retry', 'without']);
  assert.deepEqual(
    ofAttempt(attempt({reason: 'NOT_RECOGNISED', triesLeft: 0, retry: false}), words).actions, ['without', 'history']);
});

test('a check-in by code reads like any other that a teacher confirms', () => {
  assert.deepEqual(
    ofAttempt(attempt({state: 'REVIEW', review: 'OPEN', reason: 'NO_FACE_CHOSEN'}), words),
    ofAttempt(attempt({state: 'REVIEW', review: 'OPEN', reason: 'UNSURE'}), words));
  assert.equal(ofProblem({code: 'review-open', title: '', detail: '', body: {}}, words).tone, 'review');
});

test('the teacher reads each reason, too', () => {
  const bundleOfTeachers = source('web/src/main/resources/org/adsum/messages/Teacher.properties');
  reasons.forEach((reason) => assert.match(bundleOfTeachers, new RegExp(`^reason\\.${reason}=.`, 'm'), reason));
});

test('without a face on file the way on is to enrol, or to do without', () => {
  assert.deepEqual(ofAttempt(attempt({reason: 'NOT_ENROLLED'}), words).actions, ['enrol', 'without', 'history']);
});

test('pictures that do not follow the challenge are taken again on the same scan', () => {
  assert.equal(ofProblem({code: 'challenge-mismatch', title: '', detail: '', body: {}}, words).actions[0], 'retry');
});

test('in review nothing is asked of the student', () => {
  const outcome = ofAttempt(attempt({state: 'REVIEW', reason: 'UNSURE', retry: false}), words);
  assert.deepEqual(outcome, {tone: 'review', title: 'Your teacher will confirm.', detail: texts['review.detail'], actions: ['history']});
});

test('what the teacher says of a review is told without blame', () => {
  const review = attempt({state: 'REVIEW', reason: 'UNSURE', review: 'OPEN', retry: false});
  assert.equal(isInReview(review), true);
  assert.equal(ofAttempt(review, words).tone, 'review');
  const confirmed = {...review, review: 'CONFIRMED', record: {status: 'LATE', at: 'T'}};
  assert.equal(isInReview(confirmed), false);
  assert.equal(ofAttempt(confirmed, words).tone, 'late');
  const refused = {...review, review: 'REFUSED'};
  assert.equal(isInReview(refused), false);
  assert.equal(ofAttempt(refused, words).title, 'Please talk to your teacher.');
});

test('each step of a challenge has words', () => {
  ['FRONT', 'LEFT', 'RIGHT', 'UP', 'CLOSER'].forEach((place) => assert.ok(texts[`step.${place}`], place));
});

test('an unrecognised face may try again while tries are left, then the teacher decides', () => {
  assert.match(ofAttempt(attempt({reason: 'NOT_RECOGNISED', triesLeft: 2}), words).detail, /2 left/);
  const last = ofAttempt(attempt({reason: 'NOT_RECOGNISED', triesLeft: 0, retry: false}), words);
  assert.deepEqual(last.actions, ['without', 'history']);
});

test('without a living ticket the way on is a new scan', () => {
  assert.deepEqual(ofAttempt(attempt({reason: 'NO_FACE', retry: false}), words).actions, ['scan']);
  assert.deepEqual(ofAttempt(attempt({state: 'EXPIRED', retry: false}), words).actions, ['scan']);
});

test('a mark that the teacher set meanwhile counts more than a refusal', () => {
  const outcome = ofAttempt(attempt({reason: 'NO_FACE', record: {status: 'EXCUSED', at: 'T'}}), words);
  assert.equal(outcome.tone, 'excused');
});

test('whose enrolment is gone meanwhile may enrol, and the server tells why', () => {
  assert.equal(ofAttempt(attempt({reason: 'NOT_ENROLLED'}), words).actions[0], 'enrol');
  const refused = ofProblem({code: 'not-enrolled', title: 'Please enrol', detail: 'It changed.', body: {}}, words);
  assert.deepEqual([refused.title, refused.detail], ['Please enrol', 'It changed.']);
});

test('already marked names the mark', () => {
  assert.equal(ofRecord({status: 'LATE', at: 'T'}, words, true).title, 'You are already marked Late.');
});

test('every problem has words and never a dead end', () => {
  for (const code of ['code-old', 'code-unknown', 'session-locked', 'session-closed', 'not-on-roster', 'not-enrolled',
    'too-many-tries', 'ticket-expired', 'ticket-spent', 'ticket-unknown', 'retry-not-possible', 'unreachable',
    'unavailable', 'internal', 'not-signed-in', 'challenge-mismatch', 'review-open', 'codes-worn', 'face-engine-unavailable', 'some-new-code']) {
    const outcome = ofProblem({code, title: 'Title', detail: 'Detail', body: {}}, words);
    assert.ok(outcome.title && outcome.detail, code);
    assert.ok(outcome.actions.length > 0, code);
    outcome.actions.forEach((action) => assert.ok(texts[`action.${action}`], action));
  }
});

test('each camera trouble has words of its own, and the way without a face', () => {
  const titles = ['blocked', 'none', 'in-use', 'slow', 'insecure', 'unsupported'].map((kind) => {
    const outcome = ofCamera(kind, 'ios', words);
    assert.ok(outcome.actions.includes('without'), kind);
    return outcome.title;
  });
  assert.equal(new Set(titles).size, titles.length);
});

test('how to allow the camera is told for this browser', () => {
  const chrome = 'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36';
  const safari = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 14) AppleWebKit/605 Version/17 Safari/605';
  assert.equal(browserOf(chrome), 'android');
  assert.equal(browserOf(safari), 'safari');
  assert.equal(browserOf('Mozilla/5.0 (iPhone; CPU iPhone OS 17_0) CriOS/130 Mobile Safari'), 'ios');
  assert.equal(browserOf('Mozilla/5.0 (Windows NT 10.0) Chrome/130.0 Safari/537.36'), 'desktop');
});
