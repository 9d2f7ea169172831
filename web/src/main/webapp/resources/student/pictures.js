/** The pictures of an enrolment, to be looked at before they are sent. */

import {fill} from './page.js';

/**
 * @typedef {object} Picture
 * @property {Blob} blob
 * @property {string} url of the blob
 * @property {'good' | 'fair' | 'poor'} quality
 * @property {string} problem what the server said of it, or ''
 */

/**
 * @param {HTMLElement} list
 * @param {Picture[]} pictures
 * @param {Record<string, string>} texts
 * @param {(place: number) => void} onRetake
 */
export function showPictures(list, pictures, texts, onRetake) {
  list.replaceChildren(...pictures.map((picture, place) => item(picture, place, texts, onRetake)));
}

function item(picture, place, texts, onRetake) {
  const name = fill(texts['review.picture'], place + 1);
  const element = document.createElement('li');
  element.classList.toggle('bad', Boolean(picture.problem));
  element.append(
    make('img', {src: picture.url, alt: name}),
    make('p', {textContent: picture.problem || `${name}: ${texts[`quality.${picture.quality}`]}`,
      className: picture.problem ? 'adsum-field-error' : ''}),
  );
  const retake = make('button', {type: 'button', className: 'adsum-button', textContent: texts['review.retake']});
  retake.setAttribute('aria-label', `${texts['review.retake']}: ${name}`);
  retake.addEventListener('click', () => onRetake(place));
  element.append(retake);
  return element;
}

function make(name, properties) {
  return Object.assign(document.createElement(name), properties);
}
