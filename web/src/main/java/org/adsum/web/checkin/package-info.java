/**
 * The student's way in, as pages: the address in the QR code, and the check-in page, whose steps
 * are ES modules in {@code resources/student}.
 *
 * <ol>
 *   <li>A code is checked before sign-in; its ticket waits in the HTTP session, which keeps it when
 *       its id changes at sign-in.
 *   <li>Looking at a code's address again, or ahead of time, changes nothing.
 *   <li>No ticket appears in an address or a log.
 * </ol>
 */
package org.adsum.web.checkin;
