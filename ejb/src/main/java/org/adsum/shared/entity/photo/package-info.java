/**
 * What an uploaded photo is, judged from the structure of its file, before a decoder sees it.
 *
 * <ol>
 *   <li>JPEG, PNG and WebP, told by their bytes and never by a name or a stated type.
 *   <li>The whole file is accounted for: what is missing makes it damaged, and what follows the
 *       picture (a second file, a film) is refused, so that no file is two things at once.
 *   <li>One picture: animations are refused.
 *   <li>Size, depth and the number of scans are limited before anything is allocated for pixels.
 *   <li>A decoder gets the picture alone ({@link PhotoFile#essence}): no profiles, comments,
 *       thumbnails or unknown parts.
 * </ol>
 */
package org.adsum.shared.entity.photo;
