/** Takes the frames that a ticket asks for, each by itself. */

import {takeFrame, Watcher} from './capture.js';
import {Moments} from './moments.js';
import {pause} from './page.js';

/** @typedef {import('./moments.js').Place} Place */

/**
 * A frame and what it is to show.
 *
 * @typedef {object} Shot
 * @property {Place} place
 * @property {Blob} blob JPEG
 */

const LOOK_MS = 120;
/** Of the time in which the camera was away or the phone asleep, no more than this counts. */
const LONGEST_GAP_MS = 500;
const FELT_MS = 40;

/** For those who do not move their heads: a longer look, and a person confirms. */
export const STILL_ROUTE = /** @type {Place[]} */ (['FRONT', 'FRONT', 'FRONT', 'FRONT', 'FRONT']);

/** @param {Place[]} places */
export function hasMoves(places) {
  return places.some((place) => place !== 'FRONT');
}

/**
 * @param {HTMLVideoElement} video
 * @param {object} options
 * @param {Place[]} options.places
 * @param {AbortSignal} options.signal
 * @param {(place: Place, hint: import('./capture.js').Hint) => void} options.onLook what to do now
 * @param {(taken: number) => void} options.onTaken
 * @returns {Promise<Shot[]>}
 */
export async function followChallenge(video, {places, signal, onLook, onTaken}) {
  const watcher = new Watcher();
  const moments = new Moments(places);
  /** @type {Shot[]} */
  const shots = [];
  let before = performance.now();
  for (let place = moments.place; place; place = moments.place) {
    await pause(LOOK_MS, signal);
    const now = performance.now();
    const passed = Math.min(now - before, LONGEST_GAP_MS);
    before = now;
    if (!isShowing(video)) {
      continue;
    }
    const {take, hint} = moments.look(watcher.look(video), passed);
    if (take) {
      shots.push({place, blob: await takeFrame(video)});
      onTaken(shots.length);
      // A head that is turned away does not see the ring.
      navigator.vibrate?.(FELT_MS);
    }
    if (moments.place) {
      onLook(moments.place, take ? null : hint);
    }
  }
  return shots;
}

function isShowing(video) {
  return video.videoWidth > 0 && !video.paused && video.readyState >= video.HAVE_CURRENT_DATA;
}
