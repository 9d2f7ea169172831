// The hall page: asks for the code of this moment and takes it off the wall before it is stale.
import { live } from '../adsum/live.js';
import { personLocale } from '../adsum/locale.js';
import { afresh } from './afresh.js';

// ms after the end of a step. The server takes the code for one more step, so a slow answer may be waited for.
const STALE_AFTER = 1000;
const STALE_WHILE_ASKING = 2000;
const TICK = 200;

const hall = document.getElementById('hall');
const part = (id) => document.getElementById(id);
const session = hall.dataset.session;
const clock = new Intl.DateTimeFormat(personLocale(document.documentElement.lang), { timeStyle: 'short' });

let ahead = 0; // server time minus the browser's
let state = null;
let code = null;
let asking = false;
let askAgain = false;
let askedAt = 0;

const serverNow = () => Date.now() + ahead;
const fill = (pattern, ...values) => pattern.replace(/\{(\d)\}/g, (_, i) => values[i]);

/** Writes only what changed, so that nothing is announced twice. */
function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

function show(what) {
  if (hall.dataset.show !== what) hall.dataset.show = what;
}

function takeDown() {
  code = null;
  part('qr').replaceChildren();
  write(part('short'), '');
  write(part('next'), '');
}

function putUp(next) {
  if (!code || code.step !== next.step) {
    const drawing = new DOMParser().parseFromString(next.svg, 'image/svg+xml').documentElement;
    part('qr').replaceChildren(document.importNode(drawing, true));
    write(part('short'), next.shortCode);
    write(part('address'), next.address);
  }
  code = { step: next.step, expires: Date.parse(next.expiresAt), length: next.stepSeconds * 1000 };
  show('code');
}

function apply(news, sent) {
  ahead = Date.parse(news.now) - (sent + Date.now()) / 2;
  state = news.state;
  write(part('here'), fill(hall.dataset.here, news.here, news.students));
  part('lock').hidden = state !== 'OPEN';
  part('unlock').hidden = state !== 'LOCKED';
  if (news.code) {
    putUp(news.code);
  } else {
    takeDown();
    show(state === 'OPEN' ? 'loading' : state.toLowerCase());
  }
  tick();
}

/** One question at a time; what comes meanwhile makes one more. */
async function ask() {
  if (asking) {
    askAgain = true;
    return;
  }
  asking = true;
  askedAt = Date.now();
  try {
    const answer = await fetch(`/teacher/hall/now?session=${session}`, {
      headers: { Accept: 'application/json' },
      cache: 'no-store',
      redirect: 'manual',
      signal: AbortSignal.timeout(5000),
    });
    if (answer.type === 'opaqueredirect' || answer.status === 401 || answer.status === 403) {
      takeDown();
      afresh(); // signed out, or not this teacher's section any more: the page will say so
    } else if (answer.ok) {
      apply(await answer.json(), askedAt);
    }
  } catch {
    // No answer: the tick takes the code down when its time is over, and asks again.
  } finally {
    asking = false;
    if (askAgain) {
      askAgain = false;
      setTimeout(ask, 300);
    }
  }
}

function tick() {
  const now = serverNow();
  write(part('clock'), clock.format(now));
  if (code) {
    const left = code.expires - now;
    if (left < -(asking ? STALE_WHILE_ASKING : STALE_AFTER)) {
      takeDown();
      show('lost');
    } else {
      const seconds = Math.max(0, Math.ceil(left / 1000));
      write(part('next'), fill(hall.dataset.next, seconds));
      part('bar').style.width = `${Math.max(0, Math.min(100, (100 * seconds * 1000) / code.length))}%`;
    }
  }
  // The push normally comes first; this also serves where WebSockets do not get through.
  const due = code ? now >= code.expires + 100 : state === null || state === 'OPEN';
  const quiet = state !== null && state !== 'OPEN' && state !== 'CLOSED' && state !== 'CANCELLED';
  if ((due && Date.now() - askedAt > 1000) || (quiet && Date.now() - askedAt > 10000)) ask();
}

async function change(step) {
  write(part('failed'), '');
  try {
    const answer = await fetch(`/api/v1/sessions/${session}/${step}`, { method: 'POST', headers: { Accept: 'application/json' } });
    if (!answer.ok) throw new Error(String(answer.status));
  } catch {
    write(part('failed'), hall.dataset.failed);
  }
  await ask();
  part(step === 'lock' ? 'unlock' : 'lock').focus();
}

part('lock').addEventListener('click', () => change('lock'));
part('unlock').addEventListener('click', () => change('unlock'));
part('full').addEventListener('click', () => {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen().catch(() => {});
});
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) {
    tick();
    ask();
  }
});

live(`/live/session/${session}`, {
  onNews: (news) => {
    if (news.type !== 'code' || !code || news.code?.step !== code.step) ask();
  },
  onState: (now) => {
    const dot = part('live');
    dot.className = `adsum-live ${now}`;
    write(dot, hall.dataset[now]);
  },
  onGap: ask,
});
setInterval(tick, TICK);
ask();
