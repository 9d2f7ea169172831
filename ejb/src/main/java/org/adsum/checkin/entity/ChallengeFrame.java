package org.adsum.checkin.entity;

/**
 * One frame of a check-in with what it must show.
 *
 * @param place in the challenge
 * @param image the file's bytes
 */
public record ChallengeFrame(ChallengePlace place, byte[] image) {

  /** The image is a face: it is not for logs. */
  @Override
  public String toString() {
    return "ChallengeFrame[place=" + place + "]";
  }
}
