/** The check-in page: scan or take over a scan, camera, send, verdict. */

import {ApiProblem, call, Unreachable} from './api.js';
import {Camera, CameraProblem} from './camera.js';
import {followChallenge, hasMoves, STILL_ROUTE} from './challenge.js';
import {openNews} from './news.js';
import {browserOf, isInReview, ofAttempt, ofCamera, ofProblem, ofRecord} from './outcome.js';
import {byId, fill, pageData, pause, say, showView, timeText} from './page.js';
import {codeIn, scan} from './scanner.js';
import {afterReview, codeForm, framesForm, submit, ticketOf, untilTaken, verdictOf} from './submission.js';
import {showVerdict} from './verdict.js';

const SLOW_MS = 5_000;
const PENDING_MS = 3_000;
const FOREIGN_MS = 2_500;
/** A code that was read is too old soon after; a ticket lives for minutes. */
const CODE_MS = 30_000;
const TICKET_MS = 120_000;
/** So many end a ticket on the server. */
const MOST_WRONG_CODES = 5;
const ATTEMPT_KEY = 'adsum.attempt';

const data = pageData();
const {texts, locale} = data;
const news = openNews();

/** @type {import('./submission.js').Ticket | null} */
let ticket = null;
/** @type {Camera | null} */
let camera = null;
/** The person does not move the head, also when it is tried once more. */
let still = false;
/** The way that was asked for here; null for the one that the person has chosen for always. @type {'FACE' | 'CODE' | null} */
let way = null;
/** Wrong codes typed for the ticket. */
let wrongCodes = 0;
/** Ends what the camera, or the wait for a teacher, is used for. */
let task = new AbortController();

byId('scan-start').addEventListener('click', () => guarded(startScanner));
byId('scan-stop').addEventListener('click', showScanner);
byId('code-form').addEventListener('submit', (event) => {
  event.preventDefault();
  guarded(typeCode);
});
byId('camera-start').addEventListener('click', () => guarded(takePictures));
byId('camera-stop').addEventListener('click', leaveCamera);
byId('camera-still').addEventListener('click', showStill);
byId('ready-way').addEventListener('click', () => guarded(() => goBy(ticket.way === 'CODE' ? 'FACE' : 'CODE')));
byId('next-form').addEventListener('submit', (event) => {
  event.preventDefault();
  guarded(typeNext);
});
byId('ready-still').addEventListener('click', showStill);
byId('still-back').addEventListener('click', leaveCamera);
byId('still-start').addEventListener('click', () => {
  still = true;
  guarded(takePictures);
});
window.addEventListener('pagehide', endTask);
window.addEventListener('pageshow', (event) => {
  if (event.persisted && ['view-camera', 'view-scan'].includes(document.body.dataset.showing)) {
    location.reload();
  }
});

await guarded(begin);

async function begin() {
  if (data.ticket) {
    showReady(data.ticket.session, false);
    await take(data.ticket.ticket);
    return;
  }
  const attempt = sessionStorage.getItem(ATTEMPT_KEY);
  if (attempt) {
    await awaitVerdict(attempt);
  } else {
    showScanner();
  }
}

/** Binds the ticket of a scan before sign-in to the person who has signed in now. */
async function take(secret) {
  try {
    const gone = performance.now() + TICKET_MS;
    ticket = ticketOf(await untilTaken(gone, tellCode, () =>
      call('POST', '/tickets/take', {json: {ticket: secret, way}})));
    wrongCodes = 0;
    showReady();
  } catch (failure) {
    const attempt = sessionStorage.getItem(ATTEMPT_KEY);
    if (failure.code === 'ticket-spent' && attempt) {
      await awaitVerdict(attempt);
    } else if (failure.code === 'check-in-pending') {
      showWaiting(texts['waiting.checking']);
      await pause(PENDING_MS);
      await take(secret);
    } else {
      await showFailure(failure, () => take(secret), data.ticket.session);
    }
  }
}

function showScanner() {
  endTask();
  byId('scan-idle').hidden = false;
  byId('scan-live').hidden = true;
  showView('view-scan');
}

async function startScanner() {
  endTask();
  const {signal} = task;
  byId('scan-idle').hidden = true;
  byId('scan-live').hidden = false;
  const hint = byId('scan-hint');
  say(hint, texts['camera.starting']);
  camera = cameraOn('scan-video', 'environment', {width: 1920, height: 1080}, startScanner);
  await started(camera, signal);
  say(hint, texts['scan.hint']);
  const code = await scan(byId('scan-video'), signal, () => {
    say(hint, texts['scan.foreign']);
    pause(FOREIGN_MS, signal).then(() => say(hint, texts['scan.hint']), () => undefined);
  });
  endTask();
  showWaiting(texts['waiting.code']);
  await redeem(code);
}

async function redeem(code) {
  ticket = null;
  try {
    await buy(code);
    showReady();
  } catch (failure) {
    await showFailure(failure, () => redeem(code));
  }
}

async function buy(code) {
  const gone = performance.now() + CODE_MS;
  ticket = ticketOf(await untilTaken(gone, tellCode, () => call('POST', '/tickets', {json: {code, way}})));
  wrongCodes = 0;
}

async function typeCode() {
  const field = byId('code-field');
  const code = codeIn(field.value);
  try {
    if (!code) {
      throw new ApiProblem({code: 'code-shape', detail: texts['code.shape']});
    }
    ticket = null;
    await buy(code);
    codeError('code', '');
    field.value = '';
    showReady();
  } catch (failure) {
    if (failure instanceof ApiProblem && failure.code.startsWith('code-')) {
      codeError('code', failure.code === 'code-shape' ? failure.detail : texts[`${failure.code}.typed`]);
      field.select();
    } else {
      await showFailure(failure, () => redeem(code));
    }
  }
}

/** Of what waits before there is a ticket; what is sent at once needs no words. */
function tellCode(state, seconds) {
  if (state !== 'sending') {
    showWaiting(fill(texts[state === 'offline' ? 'waiting.offline.code' : `waiting.${state}`], seconds));
  }
}

function codeError(form, text) {
  byId(`${form}-error`).textContent = text;
  byId(`${form}-error`).hidden = !text;
  byId(`${form}-field`).setAttribute('aria-invalid', String(Boolean(text)));
}

/** The code that stands on the wall now, in place of pictures. */
async function typeNext() {
  const field = byId('next-field');
  const code = codeIn(field.value);
  if (!code) {
    codeError('next', texts['code.shape']);
    field.select();
    return;
  }
  try {
    const id = await submit(ticket, codeForm(ticket, code), (state, seconds) =>
      showWaiting(fill(texts[state === 'offline' ? 'waiting.offline.code' : `waiting.${state}`], seconds)));
    sessionStorage.setItem(ATTEMPT_KEY, id);
    field.value = '';
    await awaitVerdict(id);
  } catch (failure) {
    const words = failure instanceof ApiProblem ? texts[`${failure.code}.next`] : undefined;
    wrongCodes += words && failure.code !== 'code-early' ? 1 : 0;
    if (wrongCodes >= MOST_WRONG_CODES) {
      await showFailure(new ApiProblem({code: 'codes-worn'}), showScanner);
    } else if (words) {
      showReady();
      codeError('next', words);
      field.select();
    } else {
      await showFailure(failure, () => redeemAgain());
    }
  }
}

/** After a failure that may pass: the same ticket while it lives. */
function redeemAgain() {
  if (ticket && performance.now() < ticket.deadline) {
    showReady();
  } else {
    showScanner();
  }
}

/**
 * Goes on in the other way with the same scan.
 *
 * @param {'FACE' | 'CODE'} other
 */
async function goBy(other) {
  way = other;
  await take(ticket.ticket);
}

/** Course and room in large letters; the camera can start as soon as the ticket is ours. */
function showReady(session = ticket?.session, ours = true) {
  still = false;
  byId('ready-course').textContent = session.title;
  byId('ready-place').textContent = [`${session.course}-${session.number}`, session.room].filter(Boolean).join(' · ');
  const until = byId('ready-until');
  until.textContent = ours
    ? fill(texts['ready.until'], timeText(new Date(Date.now() + ticket.deadline - performance.now()).toISOString(), locale))
    : '';
  const typed = ours && ticket.way === 'CODE';
  const moves = ours && !typed && hasMoves(ticket.challenge);
  byId('ready-camera').hidden = typed || !ours;
  byId('next-form').hidden = !typed;
  codeError('next', '');
  byId('ready-lead').hidden = !ours;
  byId('ready-lead-text').textContent = texts[typed ? 'next.lead' : moves ? 'ready.lead.moves' : 'ready.lead'];
  byId('ready-still').hidden = !moves;
  // Whoever has chosen to do without the camera for always is not asked for it here.
  byId('ready-way').hidden = !ours || (typed && way === null);
  byId('ready-way').textContent = texts[typed ? 'next.camera' : 'action.without'];
  byId('camera-start').disabled = !ours;
  showView('view-ready');
  if (ours) {
    byId(typed ? 'next-field' : 'camera-start').focus({preventScroll: true});
  }
}

/** Says what the way without moves means before it is taken. */
function showStill() {
  endTask();
  showView('view-still');
}

function leaveCamera() {
  endTask();
  showReady();
}

async function takePictures() {
  endTask();
  const {signal} = task;
  requireLife();
  const places = still ? STILL_ROUTE : ticket.challenge;
  const moves = hasMoves(places);
  byId('view-camera').classList.toggle('moves', moves);
  byId('camera-still').hidden = !moves;
  say(byId('camera-hint'), texts['camera.starting']);
  ring(0);
  showView('view-camera');
  camera = cameraOn('camera-video', 'user', {width: 1280, height: 720}, takePictures);
  await started(camera, signal);
  const ask = (place, hint) => {
    byId('camera-picture').dataset.place = place;
    say(byId('camera-hint'), texts[hint ? `hint.${hint}` : moves ? `step.${place}` : 'hint.look']);
  };
  ask(places[0], null);
  const shots = await followChallenge(byId('camera-video'), {
    places,
    signal,
    onLook: ask,
    onTaken: (taken) => ring(taken / places.length),
  });
  endTask();
  await send(shots);
}

function requireLife() {
  if (performance.now() > ticket.deadline) {
    throw new ApiProblem({code: 'ticket-expired', status: 410});
  }
}

async function send(shots) {
  try {
    const id = await submit(ticket, framesForm(ticket, shots), (state, seconds) =>
      showWaiting(fill(texts[`waiting.${state}`], seconds)));
    sessionStorage.setItem(ATTEMPT_KEY, id);
    await awaitVerdict(id);
  } catch (failure) {
    await showFailure(failure, () => guarded(takePictures));
  }
}

async function awaitVerdict(id) {
  showWaiting(texts['waiting.checking']);
  const slow = setTimeout(() => showWaiting(texts['waiting.slow']), SLOW_MS);
  try {
    const attempt = await verdictOf(id, news);
    sessionStorage.removeItem(ATTEMPT_KEY);
    end(ofAttempt(attempt, words()), {
      retry: () => guarded(() => retry(id)),
      without: () => guarded(() => retry(id, 'CODE')),
    });
    if (isInReview(attempt)) {
      guarded(() => awaitReview(attempt));
    }
  } catch (failure) {
    sessionStorage.removeItem(ATTEMPT_KEY);
    await showFailure(failure, () => awaitVerdict(id));
  } finally {
    clearTimeout(slow);
  }
}

/** What the teacher says is shown while the page is open; otherwise it is in the history. */
async function awaitReview(attempt) {
  endTask();
  end(ofAttempt(await afterReview(attempt, news, task.signal), words()), {});
}

/** Another ticket for the same scan, then the camera at once, or the code. */
async function retry(id, by = way) {
  way = by;
  showWaiting(texts['waiting.code']);
  const query = way ? `?way=${way}` : '';
  const gone = performance.now() + TICKET_MS;
  ticket = ticketOf(await untilTaken(gone, tellCode, () =>
    call('POST', `/check-ins/${encodeURIComponent(id)}/retry${query}`)));
  wrongCodes = 0;
  if (ticket.way === 'CODE') {
    showReady();
  } else {
    await takePictures();
  }
}

function showWaiting(text) {
  say(byId('waiting-text'), text);
  if (document.body.dataset.showing !== 'view-waiting') {
    showView('view-waiting');
  }
}

/**
 * @param {any} failure
 * @param {() => any} again
 * @param {any} [session] what the person tried to check in to
 */
async function showFailure(failure, again, session = ticket?.session) {
  endTask();
  if (failure instanceof CameraProblem) {
    end(ofCamera(failure.kind, browserOf(navigator.userAgent), words(session)), {again, without: () => without(again)});
    return;
  }
  if (!(failure instanceof ApiProblem) && !(failure instanceof Unreachable)) {
    console.error(failure);
  }
  const problem = failure instanceof ApiProblem
    ? failure
    : new ApiProblem({code: failure instanceof Unreachable ? 'unreachable' : 'internal'});
  if (problem.code === 'already-marked' || problem.code === 'ticket-spent') {
    const record = session && (await recordOf(session.id));
    if (record) {
      end(ofRecord(record, words(session), true), {again});
      return;
    }
  }
  const extra = problem.code === 'not-on-roster' ? await sectionNames() : [];
  end(ofProblem(problem, words(session)), {again, retry: again, without: () => without(again)}, extra);
}

/** The code in place of pictures: with the ticket that is there, else by the step that failed. */
function without(again) {
  way = 'CODE';
  guarded(ticket ? () => goBy('CODE') : again);
}

function end(outcome, ways, extra = []) {
  showVerdict(outcome, texts, {scan: showScanner, ...ways}, extra);
}

async function recordOf(sessionId) {
  const {body} = await call('GET', '/me/records').catch(() => ({body: []}));
  return body.find((record) => record.session === sessionId || record.session?.id === sessionId);
}

async function sectionNames() {
  const {body} = await call('GET', '/me/sections').catch(() => ({body: []}));
  return body.map((section) => [section.course, section.title].filter(Boolean).join(' · '));
}

function words(session = ticket?.session ?? data.ticket?.session) {
  return {texts, time: (instant) => timeText(instant, locale), course: session?.title ?? ''};
}

function cameraOn(video, facing, size, again) {
  return new Camera(byId(video), facing, size, (problem) => showFailure(problem, () => guarded(again)));
}

/** A camera that was given up while it started has no trouble that anybody wants to hear of. */
async function started(opening, signal) {
  try {
    await opening.start();
  } finally {
    signal.throwIfAborted();
  }
}

/** @param {number} part of the ring that is full, 0 to 1 */
function ring(part) {
  byId('camera-ring').style.setProperty('--part', String(part));
  byId('camera-progress').value = part;
}

/** Whatever the camera was used for is over: it is given back at once. */
function endTask() {
  task.abort();
  task = new AbortController();
  camera?.stop();
  camera = null;
}

/** Runs a step; what it throws becomes a verdict, except that it was broken off. */
async function guarded(step) {
  try {
    await step();
  } catch (failure) {
    if (failure?.name !== 'AbortError') {
      await showFailure(failure, () => guarded(step));
    }
  }
}
