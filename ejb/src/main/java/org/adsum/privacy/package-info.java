/**
 * What becomes of people's data: keys, the person's own copy, erasure, retention.
 *
 * <ol>
 *   <li>Templates are sealed with a data key of the student, data keys with the newest master key.
 *       Replacing the master key touches no template, and may be stopped at any point.
 *   <li>Whatever capability keeps something sealed has a {@code SealedStore} for it.
 * </ol>
 */
package org.adsum.privacy;
