/**
 * The models of an installation, from a shell: {@code ./adsum models}. Never run in the server.
 *
 * <p>Rules:
 *
 * <ol>
 *   <li>A checkpoint is untrusted: it is read strictly, and its network runs once before the model
 *       counts as installed.
 *   <li>What is downloaded is installed only with the size and the SHA-256 that the release is
 *       known by.
 *   <li>An embedder without the thresholds that a check-in needs cannot be chosen: it would guess.
 *   <li>The embedder in use cannot be removed, nor can its thresholds be taken from it.
 *   <li>A call that fails has changed nothing, save the part of a download that the next call goes
 *       on from.
 *   <li>A running server keeps the embedder that it started with.
 * </ol>
 */
package org.adsum.face.models;
