/**
 * The REST API at {@code /api/v1}, for the pages' own scripts and for the university's IT.
 *
 * <ol>
 *   <li>A resource translates: request to boundary call, result to JSON. Rules live in boundaries.
 *   <li>Every answer that is not a success is an {@code application/problem+json} with a stable
 *       {@code code}; nothing of the server's inside shows in it.
 *   <li>Whoever has not signed in gets 401 for everything but {@code POST /tokens}.
 *   <li>Bodies have limits that are checked before and while they are read: 64 KB for JSON, 16 MB
 *       for photos, 3 MB for one photo.
 *   <li>Photos are only ever in memory, never in a file.
 * </ol>
 */
package org.adsum.web.api;
