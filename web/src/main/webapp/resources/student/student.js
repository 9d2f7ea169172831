/** The student's home: tells at once when check-in opens, and keeps what is shown true. */

import {showState} from '../adsum/live.js';
import {openNews} from './news.js';
import {byId, pageData, say} from './page.js';

const SETTLE_MS = 300;

const {texts} = pageData();
let timer = 0;

const news = openNews({onState: showState(byId('live-dot'))});
news.listen((message) => {
  if (['session', 'record', 'attempt', 'gap'].includes(message?.type)) {
    refreshSoon();
  }
});
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') {
    refreshSoon();
  }
});

/** Several pieces of news at once are one refresh. */
function refreshSoon() {
  clearTimeout(timer);
  timer = setTimeout(() => refresh().catch((failure) => console.warn('Not refreshed', failure)), SETTLE_MS);
}

/** Reads the page anew and takes over its live regions; what is open or has the focus stays so. */
async function refresh() {
  const response = await fetch('/student', {cache: 'no-store', credentials: 'same-origin', redirect: 'error'});
  if (!response.ok) {
    return;
  }
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
  const before = sessionsToDo();
  for (const region of document.querySelectorAll('[data-region]')) {
    const update = fresh.getElementById(region.id);
    if (update && update.innerHTML !== region.innerHTML) {
      takeOver(region, update);
    }
  }
  if (sessionsToDo().some((id) => !before.includes(id))) {
    say(byId('announcement'), texts.opened);
  }
}

function takeOver(region, update) {
  const open = [...region.querySelectorAll('details[open]')].map((d) => d.closest('[data-section]').dataset.section);
  const focused = region.contains(document.activeElement);
  region.replaceChildren(...document.adoptNode(update).childNodes);
  for (const card of region.querySelectorAll('[data-section]')) {
    card.querySelector('details').open = open.includes(card.dataset.section);
  }
  if (focused) {
    region.querySelector('a, summary')?.focus();
  }
}

function sessionsToDo() {
  return [...document.querySelectorAll('[data-todo="true"]')].map((card) => card.dataset.session);
}
