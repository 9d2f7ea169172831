/**
 * The student's way in, as pages: the address in the QR code, and the check-in page, whose steps
 * are ES modules in {@code resources/student}.
 *
 * <ol>
 *   <li>A code is checked before sign-in; its ticket waits in the HTTP session, which keeps it when
 *       its id changes at sign-in.
 *   <li>Looking at a code's address again, or ahead of time, changes nothing.
 *   <li>No ticket appears in an address or a log.
 *   <li>The page asks for what the ticket's challenge asks for, one thing at a time, and says of
 *       each frame what it shows; whoever cannot move the head gets there without, and is told
 *       first that the teacher confirms.
 * </ol>
 */
package org.adsum.web.checkin;
