/** Frames out of the camera's picture, and what can be said of them without looking for a face. */

import {pause} from './page.js';

const LONGEST_SIDE = 960;
const JPEG_QUALITY = 0.9;
const SMALL_WIDTH = 48;
const SMALL_HEIGHT = 36;

const DARK = 45;
const BRIGHT = 228;
const MOVING = 14;
const SHARP = 40;

/** @typedef {'dark' | 'bright' | 'moving' | null} Hint */

/**
 * How a picture looks, by its middle.
 *
 * @typedef {object} Look
 * @property {number} light mean grey, 0 to 255
 * @property {number} motion mean difference to the picture before, 0 to 255
 * @property {number} detail mean difference of neighbouring pixels, 0 to 255
 * @property {Uint8ClampedArray} grey
 */

/** Watches a video; keeps the picture before to see motion. */
export class Watcher {
  #canvas = document.createElement('canvas');
  #before = null;

  constructor() {
    this.#canvas.width = SMALL_WIDTH;
    this.#canvas.height = SMALL_HEIGHT;
  }

  /**
   * @param {HTMLVideoElement} video
   * @returns {Look}
   */
  look(video) {
    const context = this.#canvas.getContext('2d', {willReadFrequently: true});
    const width = video.videoWidth / 2;
    const height = (video.videoHeight * 2) / 3;
    context.drawImage(
      video, (video.videoWidth - width) / 2, (video.videoHeight - height) / 2, width, height,
      0, 0, SMALL_WIDTH, SMALL_HEIGHT);
    const look = measure(
      context.getImageData(0, 0, SMALL_WIDTH, SMALL_HEIGHT).data, SMALL_WIDTH, this.#before);
    this.#before = look.grey;
    return look;
  }
}

/**
 * @param {ArrayLike<number>} rgba
 * @param {number} width pixels in a row
 * @param {Uint8ClampedArray | null} before grey values of the picture before
 * @returns {Look}
 */
export function measure(rgba, width, before) {
  const grey = new Uint8ClampedArray(rgba.length / 4);
  let sum = 0;
  let motion = 0;
  let detail = 0;
  for (let i = 0; i < grey.length; i++) {
    grey[i] = rgba[4 * i] * 0.299 + rgba[4 * i + 1] * 0.587 + rgba[4 * i + 2] * 0.114;
    sum += grey[i];
    motion += before ? Math.abs(grey[i] - before[i]) : 0;
    detail += i % width > 0 ? Math.abs(grey[i] - grey[i - 1]) : 0;
  }
  return {light: sum / grey.length, motion: motion / grey.length, detail: detail / grey.length, grey};
}

/**
 * @param {Look} look
 * @returns {Hint} the one thing to change, or null
 */
export function hintOf(look) {
  if (look.light < DARK) {
    return 'dark';
  }
  if (look.light > BRIGHT) {
    return 'bright';
  }
  return look.motion > MOVING ? 'moving' : null;
}

/**
 * @param {Look} look
 * @returns {number} 0 to 100: light, stillness and detail, the worst of them counts
 */
export function qualityOf(look) {
  const light = Math.min(look.light / 90, (255 - look.light) / 60);
  const still = 1 - look.motion / (2 * MOVING);
  const detail = (look.detail * 10) / SHARP;
  return Math.round(100 * Math.max(0, Math.min(1, light, still, detail)));
}

/**
 * One frame as it is, not mirrored.
 *
 * @param {HTMLVideoElement} video
 * @returns {Promise<Blob>} JPEG
 */
export function takeFrame(video) {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(video.videoWidth, video.videoHeight));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(video.videoWidth * scale);
  canvas.height = Math.round(video.videoHeight * scale);
  canvas.getContext('2d').drawImage(video, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('No picture'))), 'image/jpeg', JPEG_QUALITY);
  });
}

/**
 * Takes frames by itself, as soon as light and stillness allow. Whoever sits in a dark room is not
 * kept waiting: after the patience is over the server judges.
 *
 * @param {HTMLVideoElement} video
 * @param {object} options
 * @param {number} options.count
 * @param {AbortSignal} options.signal
 * @param {(hint: Hint) => void} options.onHint
 * @param {(taken: number) => void} options.onProgress
 * @returns {Promise<Blob[]>}
 */
export async function captureFrames(video, {count, signal, onHint, onProgress}) {
  const settleMs = 900;
  const gapMs = 350;
  const patienceMs = 6_000;
  const watcher = new Watcher();
  const frames = [];
  let waited = 0;
  await pause(settleMs, signal);
  while (frames.length < count) {
    const showing = video.videoWidth > 0 && !video.paused && video.readyState >= video.HAVE_CURRENT_DATA;
    const hint = showing ? hintOf(watcher.look(video)) : null;
    onHint(hint);
    if (showing && (hint === null || waited >= patienceMs)) {
      frames.push(await takeFrame(video));
      onProgress(frames.length);
    } else if (showing) {
      waited += gapMs;
    }
    await pause(gapMs, signal);
  }
  return frames;
}
