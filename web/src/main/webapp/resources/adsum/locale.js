/**
 * The person's own form of the page's language: British English shows 13:35 where the plain "en" shows 1:35 PM. The server
 * writes times the same way.
 *
 * @param {string} language of the page, such as "en"
 * @returns {string} a language tag for Intl
 */
export function personLocale(language) {
  const [own] = language.split('-');
  return navigator.languages.find((tag) => tag.split('-')[0] === own) ?? language;
}
