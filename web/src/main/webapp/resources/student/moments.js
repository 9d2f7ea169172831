/** When to take each frame of a challenge, told from small grey pictures alone. */

import {difference, hintOf} from './capture.js';

/** @typedef {import('./capture.js').Look} Look */
/**
 * What a frame is to show; left and right are the person's own.
 *
 * @typedef {'FRONT' | 'LEFT' | 'RIGHT' | 'UP' | 'CLOSER'} Place
 */

/**
 * Further apart than this, a head has moved. Too high costs a second or two until the frame is taken
 * anyway; too low takes it before the head has moved, and a teacher has to confirm.
 */
const MOVED = {LEFT: 0.18, RIGHT: 0.18, UP: 0.16, CLOSER: 0.26};
/** Nearer than this over some looks, with no more than a trembling hand, it is at rest. */
const RESTING = 0.07;
const TREMBLE = 1;
const RESTING_LOOKS = 3;

/** The shortest and the longest a step may take, in milliseconds. After the longest the server judges. */
const FIRST = {least: 900, most: 5_000};
const SAME = {least: 350, most: 2_000};
const MOVE = {least: 1_000, most: 3_500};
const BACK = {least: 700, most: 2_500};

/**
 * The browser finds no face. What it can see is that the picture has become another one and has come
 * to rest: a move is taken when the picture differs from all that were taken before and stays as it
 * is; the way back when it resembles the frontal ones more than the moved ones. Whoever does not move,
 * or moves all the time, is not kept waiting: after a while the frame is taken as it is.
 */
export class Moments {
  #places;
  /** @type {{place: Place, look: Look}[]} */
  #taken = [];
  /** @type {Look[]} */
  #recent = [];
  #waited = 0;

  /** @param {Place[]} places in their order */
  constructor(places) {
    this.#places = places;
  }

  /** @returns {Place | undefined} what is asked for now; undefined when all frames are taken */
  get place() {
    return this.#places[this.#taken.length];
  }

  /**
   * @param {Look} look
   * @param {number} passed milliseconds since the look before
   * @returns {{take: boolean, hint: import('./capture.js').Hint}} whether this is the moment, and what to change if not
   */
  look(look, passed) {
    this.#waited += passed;
    const {least, most} = this.#limits();
    const hint = this.place === 'FRONT' ? hintOf(look) : null;
    const ready = hint === null && this.#isAtRest(look) && this.#isInPlace(look);
    this.#recent = [look, ...this.#recent].slice(0, RESTING_LOOKS);
    const take = this.#waited >= most || (ready && this.#waited >= least);
    if (take) {
      this.#taken.push({place: this.place, look});
      this.#waited = 0;
    }
    return {take, hint};
  }

  #limits() {
    if (this.place !== 'FRONT') {
      return MOVE;
    }
    const before = this.#taken.at(-1);
    if (!before) {
      return FIRST;
    }
    return before.place === 'FRONT' ? SAME : BACK;
  }

  #isAtRest(look) {
    return this.#recent.length === RESTING_LOOKS && this.#recent.every((before) => difference(look, before, TREMBLE) < RESTING);
  }

  #isInPlace(look) {
    const place = this.place;
    if (place !== 'FRONT') {
      return this.#nearest(look, () => true) > MOVED[place];
    }
    return 2 * this.#nearest(look, (each) => each === 'FRONT') <= this.#nearest(look, (each) => each !== 'FRONT');
  }

  /** How far the nearest of those taken is; nothing is infinitely far. */
  #nearest(look, which) {
    const taken = this.#taken.filter(({place}) => which(place));
    return Math.min(Infinity, ...taken.map((before) => difference(look, before.look)));
  }
}
