/** Reads QR codes in the page, for those who did not use their phone's camera app. */

import {pause} from './page.js';

const VENDOR = new URL('../vendor/', import.meta.url);
const BETWEEN_LOOKS_MS = 120;

/** @typedef {(video: HTMLVideoElement) => Promise<string[]>} Decoder */

/**
 * The check-in code in what was scanned or typed. Only this part is ever used: the address around it
 * may be anybody's.
 *
 * @param {string} text an address ending in /Q/CODE, or the code itself
 * @returns {string | null} null when there is none
 */
export function codeIn(text) {
  const trimmed = text.trim();
  const path = /\/Q\/([^/?#]+)/i.exec(trimmed);
  const code = (path ? path[1] : trimmed).replace(/[\s-]/g, '').toUpperCase();
  return /^(?:[0-9A-Z]{8}|[0-9A-Z]{22})$/.test(code) ? code : null;
}

/**
 * Looks at the picture until it shows a check-in code.
 *
 * @param {HTMLVideoElement} video
 * @param {AbortSignal} signal
 * @param {() => void} onForeign a code was read that is not a check-in code
 * @returns {Promise<string>}
 */
export async function scan(video, signal, onForeign) {
  const decode = await bestDecoder();
  for (;;) {
    signal.throwIfAborted();
    if (video.videoWidth > 0) {
      const texts = await decode(video);
      const code = texts.map(codeIn).find((found) => found !== null);
      if (code) {
        return code;
      }
      if (texts.length > 0) {
        onForeign();
      }
    }
    await pause(BETWEEN_LOOKS_MS, signal);
  }
}

/** @returns {Promise<Decoder>} the browser's own, else ZXing in WebAssembly, else plain JavaScript */
async function bestDecoder() {
  for (const make of [nativeDecoder, wasmDecoder]) {
    try {
      const decode = await make();
      if (decode) {
        return decode;
      }
    } catch (failure) {
      console.warn('QR decoder not usable', failure);
    }
  }
  return plainDecoder();
}

async function nativeDecoder() {
  const Native = /** @type {any} */ (window).BarcodeDetector;
  if (!Native || !(await Native.getSupportedFormats()).includes('qr_code')) {
    return null;
  }
  return decoderOf(new Native({formats: ['qr_code']}));
}

async function wasmDecoder() {
  const {BarcodeDetector, prepareZXingModule} = await import(new URL('barcode-detector/ponyfill.js', VENDOR).href);
  await prepareZXingModule({
    overrides: {locateFile: (name) => new URL(`zxing-wasm/${name}`, VENDOR).href},
    fireImmediately: true,
  });
  return decoderOf(new BarcodeDetector({formats: ['qr_code']}));
}

/** @returns {Decoder} */
function decoderOf(detector) {
  return async (video) => (await detector.detect(video)).map((found) => found.rawValue);
}

/** @returns {Promise<Decoder>} */
async function plainDecoder() {
  await import(new URL('jsqr/jsQR.js', VENDOR).href);
  const {jsQR} = /** @type {any} */ (window);
  const canvas = document.createElement('canvas');
  return async (video) => {
    canvas.width = video.videoWidth;
    canvas.height = video.videoHeight;
    const context = canvas.getContext('2d', {willReadFrequently: true});
    context.drawImage(video, 0, 0);
    const {data, width, height} = context.getImageData(0, 0, canvas.width, canvas.height);
    const found = jsQR(data, width, height, {inversionAttempts: 'dontInvert'});
    return found?.data ? [found.data] : [];
  };
}
