/**
 * How good the engine is, measured: {@code ./adsum evaluate verification} and {@code ./adsum
 * evaluate liveness}. Run from a shell, never in the server.
 *
 * <p>Rules:
 *
 * <ol>
 *   <li>Photos of an evaluation cannot be taken again: the main face counts, also where check-in
 *       would ask for another photo. A photo without a readable face is a failure to acquire, and
 *       every pair with it an error of the system.
 *   <li>No identity is on both sides of a split: a threshold is chosen without the people it is
 *       tested on.
 *   <li>A false match rate that the data cannot show gets no threshold. With n impostor comparisons
 *       and none accepted, all that can be said is "below 3/n" (rule of three).
 *   <li>Intervals resample people, not pairs: pairs of one person stand and fall together.
 *   <li>The same input and seed give the same report.
 *   <li>Embeddings in the cache are biometric data: readable by their owner only, and deletable.
 * </ol>
 */
package org.adsum.face.evaluate;
