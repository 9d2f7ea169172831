/**
 * The load driver: a class full of simulated students who check in over HTTPS as phones do, each
 * with a script drawn from a seed, so that what must come out is known before it starts.
 *
 * <ol>
 *   <li>{@link org.adsum.load.LoadClass} makes or finds accounts, sections and templates, through
 *       the API, and signs everybody in; no clock runs yet.
 *   <li>{@link org.adsum.load.Phone} plays one {@link org.adsum.load.Script}; it survives a server
 *       that refuses, hangs or dies, and notes what it saw.
 *   <li>{@link org.adsum.load.Check} holds what was seen against the script and against what the
 *       teacher's board says: nothing lost, nothing double, nothing wrong.
 *   <li>{@link org.adsum.load.LoadRun} is all of that for those who run it in their process.
 * </ol>
 */
package org.adsum.load;
