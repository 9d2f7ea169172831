package org.adsum.course.boundary;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * What is given for a room; building and capacity may be null, {@code version} is ignored for a new
 * one.
 */
public record RoomInput(
    @NotBlank @Size(max = 64) String code,
    @Size(max = 200) String building,
    @Min(1) @Max(100_000) Integer capacity,
    int version) {
  public RoomInput {
    code = code == null ? null : code.strip();
    building = building == null || building.isBlank() ? null : building.strip();
  }
}
