/** One live connection for the page, and who listens to it. */

import {live} from '../adsum/live.js';

/**
 * @typedef {object} News
 * @property {(hear: (message: any) => void) => () => void} listen gives the way to stop; after a gap a
 *     message of type 'gap' says that something may have been missed
 */

/**
 * @param {{onState?: (state: 'live' | 'reconnecting' | 'offline') => void}} [options]
 * @returns {News}
 */
export function openNews({onState = () => undefined} = {}) {
  const listeners = new Set();
  const tell = (message) => listeners.forEach((hear) => hear(message));
  live('/live/me', {onNews: tell, onState, onGap: () => tell({type: 'gap'})});
  return {
    listen(hear) {
      listeners.add(hear);
      return () => listeners.delete(hear);
    },
  };
}
