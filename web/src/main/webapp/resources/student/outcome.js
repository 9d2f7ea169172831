/** What each end of a check-in says, and what can be done next. Words only; nothing here touches the page. */

import {fill} from './page.js';

/**
 * @typedef {'retry' | 'scan' | 'again' | 'without' | 'history' | 'enrol' | 'sign-in'} Action
 * retry: new pictures on the same scan; scan: back to the scanner; again: the same step once more; without: the
 * code of the wall in place of pictures
 *
 * @typedef {object} Outcome
 * @property {'present' | 'late' | 'excused' | 'absent' | 'review' | 'problem'} tone
 * @property {string} title
 * @property {string} detail one sentence or several lines
 * @property {Action[]} actions the first one is the obvious one
 */

/**
 * @typedef {object} Attempt
 * @property {string} id
 * @property {'PENDING' | 'ACCEPTED' | 'REJECTED' | 'REVIEW' | 'EXPIRED' | 'FAILED'} state
 * @property {string | null} reason
 * @property {'OPEN' | 'CONFIRMED' | 'REFUSED' | 'SUPERSEDED' | null} [review] what the teacher said of one in review
 * @property {{status: string, at: string} | null} record
 * @property {number} triesLeft
 * @property {boolean} retry
 */

/**
 * @typedef {object} Words
 * @property {Record<string, string>} texts
 * @property {(instant: string) => string} time
 * @property {string} course of the session, or ''
 */

const PICTURE_REASONS = ['NO_FACE', 'SEVERAL_FACES', 'TOO_DARK', 'TOO_BRIGHT', 'TOO_SMALL', 'BLURRED',
  'TURNED_AWAY', 'CUT_OFF', 'COVERED', 'PERSON_CHANGED', 'UNREADABLE'];

/**
 * The answer to an attempt that is no longer pending.
 *
 * @param {Attempt} attempt
 * @param {Words} words
 * @returns {Outcome}
 */
export function ofAttempt(attempt, words) {
  if (attempt.record?.status) {
    return ofRecord(attempt.record, words);
  }
  const {texts} = words;
  const next = /** @type {Action} */ (attempt.retry ? 'retry' : 'scan');
  if (attempt.review === 'REFUSED') {
    return {tone: 'problem', ...said(texts, 'not-confirmed'), actions: ['history']};
  }
  if (attempt.state === 'REVIEW') {
    return {tone: 'review', ...said(texts, 'review'), actions: ['history']};
  }
  if (attempt.reason === 'NOT_ENROLLED') {
    return {tone: 'problem', ...said(texts, 'not-enrolled'), actions: ['enrol', 'without', 'history']};
  }
  if (attempt.state === 'EXPIRED') {
    return {tone: 'problem', ...said(texts, 'expired'), actions: ['scan']};
  }
  if (attempt.state === 'REJECTED' && attempt.reason === 'NOT_RECOGNISED') {
    if (attempt.triesLeft === 0) {
      return {tone: 'review', ...said(texts, 'too-many-tries'), actions: ['without', 'history']};
    }
    const key = attempt.triesLeft === 1 ? 'not-recognised-last' : 'not-recognised';
    return {tone: 'problem', ...said(texts, key, attempt.triesLeft), actions: [next, 'without']};
  }
  if (attempt.state === 'REJECTED' && PICTURE_REASONS.includes(attempt.reason ?? '')) {
    return {tone: 'problem', ...said(texts, key(attempt.reason)), actions: [next]};
  }
  return {tone: 'problem', ...said(texts, 'failed'), actions: [next]};
}

/**
 * Whether a teacher has still to look.
 *
 * @param {Attempt} attempt
 */
export function isInReview(attempt) {
  return attempt.state === 'REVIEW' && attempt.review !== 'REFUSED' && !attempt.record?.status;
}

/**
 * @param {{status: string, at?: string | null}} record
 * @param {Words} words
 * @param {boolean} [before] it was there before this check-in
 * @returns {Outcome}
 */
export function ofRecord(record, words, before = false) {
  const {texts, time, course} = words;
  const tone = /** @type {Outcome['tone']} */ (record.status.toLowerCase());
  const status = texts[`status.${tone}`];
  const when = record.at ? fill(texts['marked.at'], time(record.at), course) : course;
  return before
    ? {tone, title: fill(texts['already-marked.title'], status), detail: when, actions: ['history']}
    : {tone, title: status, detail: when, actions: ['history']};
}

/**
 * A refusal of the API.
 *
 * @param {{code: string, title: string, detail: string, body: any}} problem
 * @param {Words} words
 * @returns {Outcome}
 */
export function ofProblem(problem, words) {
  const {texts} = words;
  if (problem.code === 'review-open') {
    return {tone: 'review', ...said(texts, 'review'), actions: ['history']};
  }
  // Why no face is enrolled only the server knows: never, or for an earlier face recognition.
  const known = problem.code !== 'not-enrolled' && texts[`${problem.code}.title`] !== undefined;
  const spoken = known
    ? said(texts, problem.code, words.course)
    : {title: problem.title || texts['failed.title'], detail: problem.detail || texts['failed.detail']};
  return {tone: 'problem', ...spoken, actions: actionsOf(problem.code)};
}

/** @returns {Action[]} */
function actionsOf(code) {
  switch (code) {
    case 'session-locked':
    case 'session-not-open-yet':
      return ['again', 'history'];
    case 'session-closed':
    case 'not-on-roster':
    case 'already-marked':
      return ['history'];
    case 'not-enrolled':
      return ['enrol', 'without', 'history'];
    case 'too-many-tries':
      return ['without', 'history'];
    case 'face-engine-unavailable':
      return ['without', 'again'];
    case 'challenge-mismatch':
      return ['retry', 'history'];
    case 'not-signed-in':
      return ['sign-in'];
    case 'internal':
    case 'unavailable':
    case 'busy':
    case 'unreachable':
      return ['again'];
    case 'forbidden':
      return ['history'];
    default:
      return ['scan'];
  }
}

/**
 * No picture from the camera.
 *
 * @param {import('./camera.js').CameraTrouble} kind
 * @param {string} browser see {@link browserOf}
 * @param {Words} words
 * @returns {Outcome}
 */
export function ofCamera(kind, browser, {texts}) {
  const how = kind === 'blocked' ? texts[`camera-blocked.how.${browser}`] : '';
  const {title, detail} = said(texts, `camera-${kind}`);
  return {
    tone: 'problem',
    title,
    detail: [detail, how].filter(Boolean).join('\n'),
    actions: kind === 'insecure' || kind === 'unsupported' ? ['without', 'history'] : ['again', 'without'],
  };
}

/**
 * Which way to the camera's permission to explain.
 *
 * @param {string} userAgent
 * @returns {'ios' | 'android' | 'firefox' | 'safari' | 'desktop'}
 */
export function browserOf(userAgent) {
  if (/iPhone|iPad|iPod/.test(userAgent)) {
    return 'ios';
  }
  if (/Firefox\//.test(userAgent)) {
    return 'firefox';
  }
  if (/Android/.test(userAgent)) {
    return 'android';
  }
  return /Safari\//.test(userAgent) && !/Chrom(e|ium)\//.test(userAgent) ? 'safari' : 'desktop';
}

function said(texts, name, ...values) {
  return {
    title: fill(texts[`${name}.title`], ...values),
    detail: fill(texts[`${name}.detail`], ...values),
  };
}

function key(reason) {
  return String(reason).toLowerCase().replaceAll('_', '-');
}
