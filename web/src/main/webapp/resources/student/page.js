/** What the server wrote into the page for its script, and the few DOM tasks all student pages share. */

import {personLocale} from '../adsum/locale.js';

/**
 * The data block that the page carries.
 *
 * @returns {{texts: Record<string, string>, locale: string} & Record<string, any>}
 */
export function pageData() {
  const data = JSON.parse(byId('page-data').dataset.json);
  return {...data, locale: personLocale(data.locale)};
}

/**
 * @param {string} id
 * @returns {any} the element; its absence is a fault of the page
 */
export function byId(id) {
  const element = document.getElementById(id);
  if (!element) {
    throw new Error(`No element ${id}`);
  }
  return element;
}

/**
 * Puts values into a text's {0}, {1}.
 *
 * @param {string} text
 * @param {...(string | number)} values
 */
export function fill(text, ...values) {
  return text.replace(/\{(\d)\}/g, (whole, index) => String(values[Number(index)] ?? whole));
}

/**
 * A time of day in the person's zone, with the date when it is not today.
 *
 * @param {string} instant ISO 8601
 * @param {string} locale
 * @param {Date} [now]
 */
export function timeText(instant, locale, now = new Date()) {
  const at = new Date(instant);
  const today = at.toDateString() === now.toDateString();
  return new Intl.DateTimeFormat(locale, today ? {timeStyle: 'short'} : {dateStyle: 'medium', timeStyle: 'short'})
    .format(at);
}

/**
 * Shows one of several views and moves the focus to its heading.
 *
 * @param {string} id
 * @param {boolean} [focus] not for the view that the page begins with
 */
export function showView(id, focus = true) {
  for (const view of document.querySelectorAll('[data-view]')) {
    view.hidden = view.id !== id;
  }
  document.body.dataset.showing = id;
  if (focus) {
    byId(id).querySelector('[data-focus]')?.focus({preventScroll: true});
  }
  window.scrollTo(0, 0);
}

/**
 * Says something through a live region; the same words twice are said twice.
 *
 * @param {HTMLElement} region
 * @param {string} text
 */
export function say(region, text) {
  if (region.textContent !== text) {
    region.textContent = text;
  }
}

/**
 * Resolves after so many milliseconds, or rejects when the signal says stop.
 *
 * @param {number} milliseconds
 * @param {AbortSignal} [signal]
 * @returns {Promise<void>}
 */
export function pause(milliseconds, signal) {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    }, {once: true});
  });
}
