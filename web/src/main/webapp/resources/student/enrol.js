/** Enrolment: consent, guided pictures, a look at them, and the way back out of it. */

import {ApiProblem, call, Unreachable} from './api.js';
import {Camera, CameraProblem} from './camera.js';
import {hintOf, qualityOf, takeFrame, Watcher} from './capture.js';
import {browserOf, ofCamera} from './outcome.js';
import {byId, fill, pageData, pause, say, showView} from './page.js';
import {showPictures} from './pictures.js';

const POSES = ['straight', 'left', 'right', 'smile'];
const LOOK_MS = 200;
const UPLOAD_MS = 60_000;
const GOOD = 65;
const FAIR = 35;

const data = pageData();
const {texts} = data;

/** @type {import('./pictures.js').Picture[]} */
const pictures = [];
/** @type {Camera | null} */
let camera = null;
let task = new AbortController();
/** Place of the picture that is taken now. */
let place = 0;
let quality = 0;

byId('consent-agree').addEventListener('click', () => guarded(agree));
byId('consent-without').addEventListener('click', () => guarded(async () => {
  await choose('CODE');
  byId('way').scrollIntoView({block: 'nearest'});
}));
document.getElementById('consent-keep')?.addEventListener('click', () => guarded(async () => {
  await consent();
  location.reload();
}));
byId('camera-take').addEventListener('click', () => guarded(take));
byId('camera-stop').addEventListener('click', leaveCamera);
byId('review-send').addEventListener('click', () => guarded(send));
document.querySelectorAll('[data-go]').forEach((button) =>
  button.addEventListener('click', () => show(button.dataset.go)));
document.getElementById('withdraw-open')?.addEventListener('click', () => byId('withdraw-dialog').showModal());
byId('withdraw-cancel').addEventListener('click', () => byId('withdraw-dialog').close());
byId('withdraw-confirm').addEventListener('click', () => guarded(withdraw));
window.addEventListener('pagehide', endTask);
for (const radio of document.querySelectorAll('[name="way"]')) {
  radio.checked = radio.value === byId('way').dataset.way;
  radio.addEventListener('change', () => guarded(() => choose(radio.value)));
}

show(document.getElementById('view-status') ? 'view-status' : 'view-consent', false);

async function agree() {
  await consent();
  await call('PUT', '/me/way', {json: {way: 'FACE'}});
  pictures.length = 0;
  await openCamera(0);
}

/** To the text that stands on this page; a newer one is to be read first. */
async function consent() {
  const {version} = document.querySelector('[data-version]').dataset;
  await call('POST', `/me/consent?version=${version}`);
}

/** @param {'FACE' | 'CODE'} way to check in from now on */
async function choose(way) {
  await call('PUT', '/me/way', {json: {way}});
  document.querySelectorAll('[name="way"]').forEach((radio) => {
    radio.checked = radio.value === way;
  });
  say(byId('way-state'), texts[`way.${way}.chosen`]);
}

async function withdraw() {
  byId('withdraw-dialog').close();
  await call('DELETE', '/me/templates');
  show('view-withdrawn');
}

/** @param {number} which picture is to be taken, from 0 */
async function openCamera(which) {
  place = which;
  showPose();
  show('view-camera');
  if (!camera) {
    endTask();
    const {signal} = task;
    byId('camera-take').disabled = true;
    say(byId('camera-hint'), texts['camera.starting']);
    camera = new Camera(byId('camera-video'), 'user', {width: 1280, height: 720}, showProblem);
    await camera.start();
    byId('camera-take').disabled = false;
    watch(signal).catch(() => undefined);
  }
  byId('camera-take').focus({preventScroll: true});
}

function showPose() {
  byId('camera-title').textContent = fill(texts['camera.title'], place + 1, POSES.length);
  say(byId('camera-pose'), texts[`pose.${POSES[place]}`]);
}

/** Keeps hint and quality bar up to date while the camera is on. */
async function watch(signal) {
  const watcher = new Watcher();
  const video = byId('camera-video');
  for (;;) {
    if (video.videoWidth > 0) {
      const look = watcher.look(video);
      quality = qualityOf(look);
      byId('camera-quality').value = quality;
      byId('camera-quality-word').textContent = texts[`quality.${wordOf(quality)}`];
      say(byId('camera-hint'), texts[`hint.${hintOf(look) ?? (quality >= FAIR ? 'good' : 'moving')}`]);
    }
    await pause(LOOK_MS, signal);
  }
}

async function take() {
  const blob = await takeFrame(byId('camera-video'));
  if (pictures[place]) {
    URL.revokeObjectURL(pictures[place].url);
  }
  pictures[place] = {blob, url: URL.createObjectURL(blob), quality: wordOf(quality), problem: ''};
  const next = POSES.findIndex((_, i) => !pictures[i]);
  if (next < 0) {
    endTask();
    showReview();
  } else {
    await openCamera(next);
  }
}

function leaveCamera() {
  endTask();
  if (pictures.filter(Boolean).length === POSES.length) {
    showReview();
  } else {
    show('view-consent');
  }
}

function showReview() {
  showPictures(byId('review-pictures'), pictures, texts, (which) => guarded(() => openCamera(which)));
  say(byId('review-state'), '');
  show('view-review');
}

async function send() {
  const button = byId('review-send');
  button.disabled = true;
  say(byId('review-state'), texts['review.sending']);
  clearProblem();
  const form = new FormData();
  pictures.forEach(({blob}, i) => form.append('photos', blob, `photo-${i + 1}.jpg`));
  try {
    const {body: {templates, pendingSince}} = await call('POST', '/me/templates', {form, patienceMs: UPLOAD_MS});
    const kept = byId('done-kept');
    kept.hidden = pendingSince !== null || templates >= pictures.length;
    if (pendingSince !== null) {
      byId('done-detail').textContent = texts['done.pending'];
    }
    kept.textContent = fill(texts['done.kept'], templates, pictures.length);
    pictures.forEach(({url}) => URL.revokeObjectURL(url));
    pictures.length = 0;
    show('view-done');
    say(byId('review-state'), '');
  } catch (failure) {
    const wrong = wrongPictures(failure);
    if (wrong.length === 0) {
      say(byId('review-state'), '');
      throw failure;
    }
    wrong.forEach(({place: which, words}) => {
      pictures[which].problem = words;
    });
    showReview();
    say(byId('review-state'), texts['review.bad']);
    byId('review-pictures').children[wrong[0].place].querySelector('button').focus();
  } finally {
    button.disabled = false;
  }
}

/** Which pictures a refusal is about, from 0, and what is to be changed; none when it is about none of them. */
function wrongPictures(failure) {
  const told = failure instanceof ApiProblem ? failure.body.photos ?? [] : [];
  return told
    .filter(({photo}) => Number.isInteger(photo) && pictures[photo - 1])
    .map(({photo, code, detail}) => ({place: photo - 1, words: texts[code] ?? detail}));
}

/** The words of a failure, above the view; what was done so far stays. */
function showProblem(failure) {
  endTask();
  const box = byId('problem');
  if (failure instanceof CameraProblem) {
    const {title, detail} = ofCamera(failure.kind, browserOf(navigator.userAgent), {texts, time: String, course: ''});
    tell(box, title, detail);
    if (document.body.dataset.showing === 'view-camera') {
      leaveCamera();
      box.hidden = false;
    }
  } else if (failure instanceof Unreachable) {
    tell(box, texts['problem.unreachable'], '');
  } else if (failure instanceof ApiProblem) {
    const own = texts[`problem.${failure.code}`];
    tell(box, own ?? (failure.title || texts['problem.failed']), own ? '' : failure.detail);
  } else {
    console.error(failure);
    tell(box, texts['problem.failed'], '');
  }
  box.scrollIntoView({block: 'nearest'});
}

function tell(box, title, detail) {
  const strong = document.createElement('strong');
  strong.textContent = title;
  box.replaceChildren(strong, ` ${detail}`);
  box.hidden = false;
}

function clearProblem() {
  byId('problem').hidden = true;
}

function show(view, focus = true) {
  clearProblem();
  showView(view, focus);
}

function wordOf(value) {
  return value >= GOOD ? 'good' : value >= FAIR ? 'fair' : 'poor';
}

function endTask() {
  task.abort();
  task = new AbortController();
  camera?.stop();
  camera = null;
}

async function guarded(step) {
  try {
    await step();
  } catch (failure) {
    if (failure?.name !== 'AbortError') {
      showProblem(failure);
    }
  }
}
