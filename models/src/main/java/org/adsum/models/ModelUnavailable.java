package org.adsum.models;

/** A model's file or descriptor is missing, or not the one that the descriptor names. */
public final class ModelUnavailable extends RuntimeException {
  public ModelUnavailable(String message) {
    super(message);
  }

  public ModelUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
