// The live board: hears that something changed and has the page read it again, not too often.
import { live } from '../adsum/live.js';
import { afreshOnError } from './afresh.js';

const PAUSE = 500; // ms between two readings: quick enough to feel live, slow enough for a full hall

const board = document.getElementById('session');
let reading = false;
let wanted = null; // 'rows' or 'all'

function read(what) {
  wanted = what === 'all' || wanted === 'all' ? 'all' : 'rows';
  if (!reading) readNow();
}

async function readNow() {
  const what = wanted;
  wanted = null;
  reading = true;
  try {
    await (what === 'all' ? window.adsumReadBoard() : window.adsumReadRows());
  } catch {
    // afresh.js hears of it too, and loads the page again.
  } finally {
    setTimeout(() => {
      reading = false;
      if (wanted) readNow();
    }, PAUSE);
  }
}

let heard = false;
let liveState = 'reconnecting';
function showLive() {
  const dot = board.querySelector('.adsum-live');
  if (dot && dot.textContent !== board.dataset[liveState]) {
    dot.className = `adsum-live ${liveState}`;
    dot.textContent = board.dataset[liveState];
  }
}

// The parts are drawn anew all the time, so the page listens once, above them.
board.addEventListener('click', (event) => {
  const number = event.target.closest('[data-filter]');
  const codes = event.target.closest('#confirm-codes');
  const row = event.target.closest('tr[data-student]');
  if (number) {
    window.adsumShow([{ name: 'filter', value: number.dataset.filter }]);
  } else if (codes) {
    window.adsumOpenCodes();
  } else if (row && !getSelection().toString()) {
    row.querySelector('button').focus(); // where the focus returns when the dialog closes
    window.adsumOpenStudent([{ name: 'student', value: row.dataset.student }]);
  }
});
// Enter in the search field must not send the form away.
board.addEventListener('submit', (event) => event.preventDefault());

new MutationObserver(showLive).observe(board, { childList: true, subtree: true });

// Who only looks is not shown the code, which comes on the same line.
if (board.dataset.watch === 'true') {
  live(`/live/session/${board.dataset.session}`, {
    onNews: (news) => {
      if (news.type === 'session') read('all');
      else if (news.type !== 'code') read('rows');
    },
    onState: (state) => {
      // Between drawing the page and hearing, something may have happened.
      if (state === 'live' && !heard) read('rows');
      heard ||= state === 'live';
      liveState = state;
      showLive();
    },
    onGap: () => read('all'),
  });
}

afreshOnError();
