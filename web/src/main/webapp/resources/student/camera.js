/** The camera: opened on a tap, given back at once, taken up again when the phone took it away. */

const PATIENCE_MS = 30_000;
const FIRST_FRAME_MS = 8_000;
const MUTE_DEBOUNCE_MS = 1_000;

/** @typedef {'insecure' | 'unsupported' | 'blocked' | 'none' | 'in-use' | 'slow'} CameraTrouble */

/** Why there is no picture. */
export class CameraProblem extends Error {
  /** @param {CameraTrouble} kind */
  constructor(kind, cause) {
    super(kind, {cause});
    this.kind = kind;
  }
}

/** Browsers fail in odd ways when two requests for a camera overlap, so they queue here. */
let lastRequest = Promise.resolve();

export class Camera {
  #video;
  #constraints;
  #onTrouble;
  /** @type {MediaStream | null} */
  #stream = null;
  #wanted = false;
  #muteTimer = 0;
  #listeners = new AbortController();

  /**
   * @param {HTMLVideoElement} video shows the picture
   * @param {'user' | 'environment'} facing
   * @param {{width: number, height: number}} size asked for, not insisted on
   * @param {(problem: CameraProblem) => void} onTrouble when the picture is lost later and does not come back
   */
  constructor(video, facing, size, onTrouble) {
    this.#video = video;
    this.#constraints = {
      audio: false,
      video: {facingMode: {ideal: facing}, width: {ideal: size.width}, height: {ideal: size.height}},
    };
    this.#onTrouble = onTrouble;
  }

  /**
   * Resolves when the first frame shows.
   *
   * @throws {CameraProblem}
   */
  async start() {
    this.#wanted = true;
    const {signal} = this.#listeners;
    document.addEventListener('visibilitychange', () => this.#onVisibility(), {signal});
    window.addEventListener('pageshow', () => this.#onVisibility(), {signal});
    try {
      await this.#acquire();
    } catch (problem) {
      this.stop();
      throw problem;
    }
  }

  /** Gives the camera back. This object is of no use afterwards. */
  stop() {
    this.#wanted = false;
    this.#listeners.abort();
    this.#release();
  }

  #release() {
    clearTimeout(this.#muteTimer);
    this.#stream?.getTracks().forEach((track) => track.stop());
    this.#stream = null;
    this.#video.srcObject = null;
  }

  async #acquire() {
    this.#release();
    const stream = await request(this.#constraints);
    if (!this.#wanted) {
      stream.getTracks().forEach((track) => track.stop());
      throw new CameraProblem('slow');
    }
    this.#stream = stream;
    const [track] = stream.getVideoTracks();
    track.addEventListener('ended', () => this.#reacquire(stream));
    track.addEventListener('mute', () => {
      this.#muteTimer = setTimeout(() => track.muted && this.#reacquire(stream), MUTE_DEBOUNCE_MS);
    });
    this.#video.srcObject = stream;
    await firstFrame(this.#video);
  }

  /** A phone takes the camera away from a page that is not in front, often without saying so. */
  #onVisibility() {
    if (!this.#wanted) {
      return;
    }
    if (document.visibilityState === 'hidden') {
      this.#release();
    } else if (!this.#stream?.active) {
      this.#reacquire(this.#stream);
    }
  }

  async #reacquire(lost) {
    if (!this.#wanted || lost !== this.#stream || document.visibilityState === 'hidden') {
      return;
    }
    try {
      await this.#acquire();
    } catch (problem) {
      if (this.#wanted) {
        this.stop();
        this.#onTrouble(problem);
      }
    }
  }
}

/** @returns {Promise<MediaStream>} */
function request(constraints) {
  if (!window.isSecureContext) {
    throw new CameraProblem('insecure');
  }
  if (!navigator.mediaDevices?.getUserMedia) {
    throw new CameraProblem('unsupported');
  }
  const next = lastRequest.then(() => withPatience(navigator.mediaDevices.getUserMedia(constraints)));
  lastRequest = next.then(() => undefined, () => undefined);
  return next.catch((failure) => {
    throw failure instanceof CameraProblem ? failure : new CameraProblem(troubleOf(failure.name), failure);
  });
}

/** The promise of a camera may never settle; one that comes late is given back. */
function withPatience(promised) {
  return new Promise((resolve, reject) => {
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      reject(new CameraProblem('slow'));
    }, PATIENCE_MS);
    promised.then(
      (stream) => {
        clearTimeout(timer);
        if (late) {
          stream.getTracks().forEach((track) => track.stop());
        }
        resolve(stream);
      },
      (failure) => {
        clearTimeout(timer);
        reject(failure);
      },
    );
  });
}

/**
 * @param {string} name of the error
 * @returns {CameraTrouble}
 */
export function troubleOf(name) {
  switch (name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'blocked';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'none';
    default:
      return 'in-use';
  }
}

/** @param {HTMLVideoElement} video */
function firstFrame(video) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new CameraProblem('slow')), FIRST_FRAME_MS);
    const done = () => {
      if (video.videoWidth > 0) {
        clearTimeout(timer);
        resolve(undefined);
      }
    };
    video.addEventListener('loadeddata', done, {once: true});
    // Autoplay is set; this is for browsers that want to be asked, and an interruption comes again as 'ended'.
    video.play().then(done, () => undefined);
  });
}
