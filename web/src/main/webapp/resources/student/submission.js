/** Frames on their way to the server, and the verdict on its way back. */

import {ApiProblem, call, Unreachable} from './api.js';
import {isInReview} from './outcome.js';
import {pause} from './page.js';

const BUSY_SECONDS = 4;
const OFFLINE_SECONDS = [2, 4, 8];
const FIRST_POLL_MS = 2_000;
const LATER_POLL_MS = 4_000;
// The live line tells the verdict; asking is for the case that it is dead and does not know it.
const POLL_BESIDE_NEWS_MS = 10_000;
const UPLOAD_MS = 30_000;

/**
 * @typedef {object} Ticket
 * @property {string} ticket
 * @property {{id: string, title: string, room: string | null, course: string, number: string}} session
 * @property {import('./moments.js').Place[]} challenge what the frames are to show, in order
 * @property {'FACE' | 'CODE'} way what the ticket was got for; CODE: the next code is typed, and no frames are sent
 * @property {number} deadline by performance.now(): the phone's own clock may be wrong
 */

/**
 * @param {import('./api.js').Answer} answer with a ticket
 * @returns {Ticket}
 */
export function ticketOf(answer) {
  const life = Date.parse(answer.body.expiresAt) - answer.serverTime;
  const {ticket, session, challenge, way} = answer.body;
  return {ticket, session, challenge, way, deadline: performance.now() + life};
}

/**
 * Sends a form until the server has it or the ticket is over. Each repeat carries the same key, so that
 * an answer lost on the way does no harm.
 *
 * @param {Ticket} ticket
 * @param {FormData} form see {@link framesForm} and {@link codeForm}
 * @param {Tell} onState
 * @returns {Promise<string>} id of the attempt
 * @throws {ApiProblem}
 */
export async function submit(ticket, form, onState) {
  const key = newKey();
  const answer = await untilTaken(ticket.deadline, onState, () => call('POST', '/check-ins', {
    form,
    headers: {'Idempotency-Key': key},
    patienceMs: UPLOAD_MS,
  }));
  return answer.body?.id ?? answer.location.split('/').pop();
}

/**
 * Calls again, by itself, while the server is busy or away: after the time that it names, or when the network is
 * back. Any other answer is the caller's.
 *
 * @typedef {(state: 'sending' | 'busy' | 'away' | 'offline', seconds: number) => void} Tell
 *
 * @template T
 * @param {number} deadline by performance.now(), after which there is no sense in it
 * @param {Tell} onState
 * @param {() => Promise<T>} send something that does no harm when it is done twice
 * @returns {Promise<T>}
 * @throws {ApiProblem}
 */
export async function untilTaken(deadline, onState, send) {
  for (let failures = 0; ; ) {
    if (performance.now() > deadline) {
      throw new ApiProblem({code: 'ticket-expired', status: 410});
    }
    onState('sending', 0);
    try {
      return await send();
    } catch (failure) {
      if (failure instanceof Unreachable) {
        const seconds = OFFLINE_SECONDS[Math.min(failures++, OFFLINE_SECONDS.length - 1)];
        await backOnline(seconds, () => onState('offline', seconds));
      } else if (failure.code === 'busy' || failure.code === 'unavailable') {
        const state = failure.code === 'busy' ? 'busy' : 'away';
        await countdown(failure.retryAfter ?? BUSY_SECONDS, (left) => onState(state, left));
      } else {
        throw failure;
      }
    }
  }
}

/**
 * Waits until the attempt is no longer pending: told by push, or asked for when no push comes.
 *
 * @param {string} id of the attempt
 * @param {import('./news.js').News} news
 * @returns {Promise<import('./outcome.js').Attempt>}
 */
export async function verdictOf(id, news) {
  /** @type {any} */
  let told = null;
  let wake = () => {};
  const hangUp = news.listen((message) => {
    if (message?.type === 'attempt' && message.attempt?.id === id && message.attempt.state !== 'PENDING') {
      told = message.attempt;
      wake();
    } else if (message?.type === 'gap') {
      wake();
    }
  });
  try {
    for (let wait = FIRST_POLL_MS; !told; ) {
      const heard = new AbortController();
      wake = () => heard.abort();
      await pause(news.isLive() ? Math.max(wait, POLL_BESIDE_NEWS_MS) : wait, heard.signal).catch(() => undefined);
      if (!told) {
        const {attempt, seconds} = await ask(id);
        if (attempt && attempt.state !== 'PENDING') {
          return attempt;
        }
        wait = Math.max(LATER_POLL_MS, seconds * 1000);
      }
    }
    return told;
  } finally {
    hangUp();
  }
}

/**
 * Waits until the teacher has decided on an attempt in review, or has marked the student otherwise.
 *
 * @param {any} attempt
 * @param {import('./news.js').News} news
 * @param {AbortSignal} signal
 * @returns {Promise<import('./outcome.js').Attempt>} the attempt as it is then
 */
export function afterReview(attempt, news, signal) {
  return new Promise((resolve, reject) => {
    const settle = (known) => {
      if (known && !isInReview(known)) {
        hangUp();
        resolve(known);
      }
    };
    const hangUp = news.listen((message) => {
      if (message?.type === 'record' && message.session === attempt.session) {
        settle({...attempt, record: message.row});
      } else if (message?.type === 'attempt' && message.attempt?.id === attempt.id) {
        settle(message.attempt);
      } else if (message?.type === 'gap') {
        ask(attempt.id).then((answer) => settle(answer.attempt), () => undefined);
      }
    });
    signal.addEventListener('abort', () => {
      hangUp();
      reject(signal.reason);
    }, {once: true});
  });
}

/** @returns {Promise<any>} null when the answer did not come */
/** How the attempt stands, null while the server is away; and how long the server asks to be left in peace. */
async function ask(id) {
  try {
    const {body, retryAfter} = await call('GET', `/check-ins/${encodeURIComponent(id)}`);
    return {attempt: body, seconds: retryAfter ?? 0};
  } catch (failure) {
    if (failure instanceof Unreachable || failure.status >= 500) {
      return {attempt: null, seconds: failure.retryAfter ?? 0};
    }
    throw failure;
  }
}

/**
 * @param {Ticket} ticket
 * @param {import('./challenge.js').Shot[]} shots
 */
export function framesForm({ticket}, shots) {
  const form = new FormData();
  form.append('ticket', ticket);
  form.append('places', shots.map(({place}) => place).join(','));
  shots.forEach(({blob}, i) => form.append('frames', blob, `frame-${i + 1}.jpg`));
  return form;
}

/**
 * @param {Ticket} ticket
 * @param {string} code typed from the wall
 */
export function codeForm({ticket}, code) {
  const form = new FormData();
  form.append('ticket', ticket);
  form.append('code', code);
  return form;
}

/** A random key also where crypto.randomUUID is missing (Safari before 15.4). */
function newKey() {
  return (
    crypto.randomUUID?.() ??
    Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, '0')).join('')
  );
}

async function backOnline(seconds, tell) {
  tell();
  const online = new AbortController();
  const hear = () => online.abort();
  window.addEventListener('online', hear, {once: true});
  await pause(seconds * 1000, online.signal).catch(() => undefined);
  window.removeEventListener('online', hear);
}

async function countdown(seconds, tell) {
  for (let left = Math.max(1, seconds); left > 0; left--) {
    tell(left);
    await pause(1000);
  }
}
