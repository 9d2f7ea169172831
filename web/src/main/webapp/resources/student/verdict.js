/** The verdict that fills the screen. */

import {byId, showView} from './page.js';

const ICONS = {
  present: 'pi-check-circle',
  late: 'pi-clock',
  excused: 'pi-file-edit',
  absent: 'pi-minus-circle',
  review: 'pi-eye',
  problem: 'pi-exclamation-triangle',
};
/** Up to so many letters a title is one word, and is shown as large as the screen allows. */
const LONGEST_WORD = 14;
const LINKS = {history: '/student', enrol: '/student/enrol', 'sign-in': '/checkin'};

/**
 * @param {import('./outcome.js').Outcome} outcome
 * @param {Record<string, string>} texts
 * @param {Partial<Record<import('./outcome.js').Action, () => void>>} ways what the buttons do
 * @param {string[]} extra a short list below the words
 */
export function showVerdict(outcome, texts, ways, extra) {
  const view = byId('view-verdict');
  view.dataset.tone = outcome.tone;
  view.dataset.size = outcome.title.length <= LONGEST_WORD ? 'word' : 'sentence';
  byId('verdict-icon').className = `student-icon pi ${ICONS[outcome.tone]}`;
  byId('verdict-title').textContent = outcome.title;
  byId('verdict-detail').textContent = outcome.detail;
  byId('verdict-extra').replaceChildren(...extra.map((line) => {
    const item = document.createElement('li');
    item.textContent = line;
    return item;
  }));
  byId('verdict-extra').hidden = extra.length === 0;
  byId('verdict-extra-label').hidden = extra.length === 0;
  // There is always a way out.
  const actions = outcome.actions.includes('sign-in') ? outcome.actions : [...new Set([...outcome.actions, 'history'])];
  byId('verdict-actions').replaceChildren(...actions.map((action, i) => control(action, i === 0, texts, ways)));
  showView('view-verdict');
}

function control(action, first, texts, ways) {
  const element = document.createElement(LINKS[action] ? 'a' : 'button');
  element.className = first ? 'adsum-button large primary' : 'adsum-button large';
  element.textContent = texts[`action.${action}`];
  element.dataset.action = action;
  if (element instanceof HTMLAnchorElement) {
    element.href = LINKS[action];
  } else {
    element.type = 'button';
    element.addEventListener('click', () => ways[action]?.());
  }
  return element;
}
