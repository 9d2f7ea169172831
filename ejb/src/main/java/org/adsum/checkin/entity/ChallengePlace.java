package org.adsum.checkin.entity;

/**
 * What one frame of a challenge must show. LEFT and RIGHT are the person's own left and right; UP
 * means that the chin is lifted. The names go into tickets, requests and messages.
 */
public enum ChallengePlace {
  FRONT,
  LEFT,
  RIGHT,
  UP,
  CLOSER
}
