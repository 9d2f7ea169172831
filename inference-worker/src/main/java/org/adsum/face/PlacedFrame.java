package org.adsum.face;

/**
 * One frame of a check-in with its place in the order.
 *
 * @param image the file's bytes; not mirrored, as the camera saw the person
 */
public record PlacedFrame(byte[] image, Place place) {}
