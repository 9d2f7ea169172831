/**
 * Live push to browsers: what changed is shown in under a second.
 *
 * <p>Operations: {@code /live/session/{id}} for those who may watch a session, {@code /live/me} for
 * everybody signed in. {@link org.adsum.web.live.NewsListener} hears the topic on every node and
 * hands each piece of news to the connections of its own node.
 *
 * <p>Rules:
 *
 * <ol>
 *   <li>A push is a hint, the query is the truth: a client re-reads after each gap.
 *   <li>Only the code of the current step is ever sent, and never an older one after it.
 *   <li>A slow client holds up nobody: sending is asynchronous, and a client that falls too far
 *       behind is dropped; it will come back and re-read.
 *   <li>Who may no longer watch is disconnected within a minute.
 * </ol>
 *
 * <p>Out of scope: messages from the browser (there is REST for that), and news kept for later.
 */
package org.adsum.web.live;
