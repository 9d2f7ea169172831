/**
 * Starts, watches and stops one Adsum instance: an embedded MariaDB (unless a database is given)
 * and WildFly with the EAR, both as child processes of this plain Java program.
 *
 * <p>Rules:
 *
 * <ol>
 *   <li>Everything of one instance lives in its data folder (ADSUM_HOME); the server's files are
 *       shared and only read.
 *   <li>At most one instance per data folder; a file lock says so, pid files are for people.
 *   <li>A problem that can be seen before the start is told in one line, and nothing is started.
 *   <li>Children whose launcher died are ended by the next start or stop; data is kept.
 *   <li>A database that dies is started again at once; a WildFly that dies ends the instance.
 * </ol>
 *
 * <p>Tests start real instances through {@link org.adsum.launcher.AdsumServer}. Out of scope:
 * clusters.
 */
package org.adsum.launcher;
