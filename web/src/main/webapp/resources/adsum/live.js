// Live push: keeps one WebSocket open, whatever the network does.
//
//   import {live, showState} from '/resources/adsum/live.js';
//   const line = live('/live/me', {onNews, onState: showState(dot), onGap: readAgain});
//
// onNews(news)   each message, an object with a `type`
// onState(state) 'live', 'reconnecting' or 'offline'
// onGap()        the line is back after a gap, or shut for good: read everything again

const FIRST_WAIT = 500;
const LONGEST_WAIT = 15000;
// The server gives a sign of life every 20 seconds.
const LONGEST_SILENCE = 50000;
const OFFLINE_AFTER = 30000;
const NOT_ALLOWED = 1008;

const nothing = () => {};

export function live(path, {onNews = nothing, onState = nothing, onGap = nothing} = {}) {
  const address = new URL(path, location.href);
  address.protocol = address.protocol.replace('http', 'ws');
  let socket;
  let state;
  let wait = FIRST_WAIT;
  let retry;
  let silence;
  let lostAt = 0;
  let ended = false;

  function tell(next) {
    if (next !== state) {
      state = next;
      onState(state);
    }
  }

  function heard() {
    clearTimeout(silence);
    silence = setTimeout(lost, LONGEST_SILENCE);
  }

  function connect() {
    clearTimeout(retry);
    retry = undefined;
    const mine = new WebSocket(address);
    socket = mine;
    heard();
    mine.onopen = () => {
      if (mine !== socket) return;
      const gap = lostAt !== 0;
      lostAt = 0;
      wait = FIRST_WAIT;
      heard();
      tell('live');
      if (gap) onGap();
    };
    mine.onmessage = (message) => {
      if (mine !== socket) return;
      heard();
      const news = JSON.parse(message.data);
      if (news.type !== 'beat') onNews(news);
    };
    mine.onclose = (event) => {
      if (mine !== socket) return;
      if (event.code === NOT_ALLOWED) {
        end();
        onGap();
      } else {
        lost();
      }
    };
  }

  function lost() {
    clearTimeout(silence);
    const dead = socket;
    socket = undefined;
    dead?.close();
    if (ended) return;
    lostAt ||= Date.now();
    tell(!navigator.onLine || Date.now() - lostAt > OFFLINE_AFTER ? 'offline' : 'reconnecting');
    // Not all at once when a server comes back.
    retry = setTimeout(connect, wait * (0.5 + Math.random()));
    wait = Math.min(wait * 2, LONGEST_WAIT);
  }

  function hurry() {
    if (ended || retry === undefined || document.visibilityState === 'hidden') return;
    wait = FIRST_WAIT;
    connect();
  }

  function noNetwork() {
    if (socket && !ended) lost();
  }

  function end() {
    ended = true;
    clearTimeout(retry);
    clearTimeout(silence);
    removeEventListener('online', hurry);
    removeEventListener('offline', noNetwork);
    document.removeEventListener('visibilitychange', hurry);
    const last = socket;
    socket = undefined;
    last?.close();
    tell('offline');
  }

  addEventListener('online', hurry);
  addEventListener('offline', noNetwork);
  document.addEventListener('visibilitychange', hurry);
  connect();
  return {close: end};
}

// For onState: shows the state in a dot of class adsum-live; its words come from data-live,
// data-reconnecting and data-offline (templates/live-dot.xhtml).
export function showState(dot) {
  return (state) => {
    if (!dot) return;
    dot.classList.remove('live', 'reconnecting', 'offline');
    dot.classList.add(state);
    dot.textContent = dot.dataset[state] ?? state;
  };
}
