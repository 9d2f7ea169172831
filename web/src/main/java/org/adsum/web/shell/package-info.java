/**
 * What every page and answer has in common: security headers, refusal of other sites' requests,
 * addresses with ids, error pages, and times in the person's zone.
 *
 * <p>Rules:
 *
 * <ol>
 *   <li>Every response carries the security headers; pages and API answers are never stored.
 *   <li>An unsafe request that a cookie could speak for must come from a page of this site.
 *   <li>An address with an id stays what it is through sign-in, forms and errors.
 *   <li>A problem that a page does not handle keeps its status and its words; everything else is
 *       told without details.
 *   <li>A time is shown in the person's zone, with the date when it is not today.
 * </ol>
 */
package org.adsum.web.shell;
