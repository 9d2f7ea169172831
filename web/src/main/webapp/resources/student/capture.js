/** Frames out of the camera's picture, and what can be said of them without looking for a face. */

const LONGEST_SIDE = 960;
const JPEG_QUALITY = 0.9;
const SMALL_WIDTH = 48;
const SMALL_HEIGHT = 36;

const DARK = 45;
const BRIGHT = 228;
const MOVING = 14;
const SHARP = 40;
/** Contrast below this is noise: what differs in a blank wall is no movement. */
const FLAT = 4;
/** So many pixels of the small picture a hand may shake. */
const SHAKE = 3;

/** @typedef {'dark' | 'bright' | 'moving' | null} Hint */

/**
 * How a picture looks, by its middle.
 *
 * @typedef {object} Look
 * @property {number} light mean grey, 0 to 255
 * @property {number} motion mean difference to the picture before, 0 to 255
 * @property {number} detail mean difference of neighbouring pixels, 0 to 255
 * @property {Uint8ClampedArray} grey
 * @property {number} width pixels in a row
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
  return {light: sum / grey.length, motion: motion / grey.length, detail: detail / grey.length, grey, width};
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
 * How different two pictures are, whatever their light and contrast, and whatever a hand that holds
 * the phone does to both head and wall.
 *
 * @param {Pick<Look, 'grey' | 'width'>} look
 * @param {Pick<Look, 'grey' | 'width'>} other of the same size
 * @param {number} [shake] by how many pixels of the small picture the hand may have shaken, at most {@link SHAKE}
 * @returns {number} 0 for the same picture, 1 at most; two that have nothing in common are near 0.7
 */
export function difference(look, other, shake = SHAKE) {
  const still = part(soft(look), look.width, SHAKE, SHAKE);
  const shaken = soft(other);
  let least = 1;
  for (let down = SHAKE - shake; down <= SHAKE + shake; down++) {
    for (let across = SHAKE - shake; across <= SHAKE + shake; across++) {
      least = Math.min(least, apart(still, part(shaken, other.width, across, down)));
    }
  }
  return least;
}

/** Each pixel as the mean of nine, so that half a pixel's shift is little; the edges are of no use afterwards. */
function soft({grey, width}) {
  const result = new Float32Array(grey.length);
  for (let i = width + 1; i < grey.length - width - 1; i++) {
    result[i] = (grey[i - width - 1] + grey[i - width] + grey[i - width + 1] + grey[i - 1] + grey[i] + grey[i + 1]
      + grey[i + width - 1] + grey[i + width] + grey[i + width + 1]) / 9;
  }
  return result;
}

/** Every second pixel of all but {@link SHAKE} at each side, shifted, with mean 0 and contrast 1. */
function part(picture, width, left, top) {
  const values = [];
  for (let y = top + 1; y < picture.length / width - 2 * SHAKE + top - 1; y += 2) {
    for (let x = left + 1; x < width - 2 * SHAKE + left - 1; x += 2) {
      values.push(picture[y * width + x]);
    }
  }
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const contrast = values.reduce((sum, value) => sum + Math.abs(value - mean), 0) / values.length;
  return values.map((value) => (value - mean) / Math.max(contrast, FLAT));
}

function apart(one, other) {
  let sum = 0;
  for (let i = 0; i < one.length; i++) {
    sum += Math.abs(one[i] - other[i]);
  }
  return sum / (2 * one.length);
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
