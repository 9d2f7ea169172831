/** One live connection for the page, and who listens to it. */

import {live} from '../adsum/live.js';

/**
 * @typedef {object} News
 * @property {(hear: (message: any) => void) => () => void} listen gives the way to stop; after a gap a
 *     message of type 'gap' says that something may have been missed
 * @property {() => boolean} isLive whether the connection stands, as far as the page knows
 */

/**
 * @param {{onState?: (state: 'live' | 'reconnecting' | 'offline') => void}} [options]
 * @returns {News}
 */
export function openNews({onState = () => undefined} = {}) {
  const listeners = new Set();
  const tell = (message) => listeners.forEach((hear) => hear(message));
  let line = '';
  const known = (state) => {
    line = state;
    onState(state);
  };
  live('/live/me', {onNews: tell, onState: known, onGap: () => tell({type: 'gap'})});
  return {
    isLive: () => line === 'live',
    listen(hear) {
      listeners.add(hear);
      return () => listeners.delete(hear);
    },
  };
}
