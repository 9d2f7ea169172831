/** One live connection for the page, and who listens to it. */

import {live} from '../adsum/live.js';

/**
 * @typedef {object} News
 * @property {(hear: (message: any) => void) => () => void} listen gives the way to stop
 */

/**
 * @param {{onState?: (state: 'live' | 'reconnecting' | 'offline') => void, onGap?: () => void}} [options]
 * @returns {News}
 */
export function openNews({onState = () => undefined, onGap = () => undefined} = {}) {
  const listeners = new Set();
  live('/live/me', {
    onNews: (message) => listeners.forEach((hear) => hear(message)),
    onState,
    onGap,
  });
  return {
    listen(hear) {
      listeners.add(hear);
      return () => listeners.delete(hear);
    },
  };
}
