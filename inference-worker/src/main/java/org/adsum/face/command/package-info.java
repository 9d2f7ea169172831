/**
 * The commands around the engine, run from a shell and never in the server: {@code ./adsum
 * evaluate}, {@code ./adsum models}. {@link org.adsum.face.command.FaceCommand} is their door.
 */
package org.adsum.face.command;
