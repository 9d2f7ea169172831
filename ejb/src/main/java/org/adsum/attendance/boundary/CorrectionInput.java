package org.adsum.attendance.boundary;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.adsum.attendance.entity.AttendanceStatus;

/**
 * What a teacher says of one student.
 *
 * @param status what it should be
 * @param reason why, 3 to 500 characters
 * @param version of the record that was read, 0 when there was none
 */
public record CorrectionInput(
    @NotNull AttendanceStatus status,
    @NotBlank @Size(min = 3, max = 500) String reason,
    int version) {
  public CorrectionInput {
    reason = reason == null ? null : reason.strip();
  }
}
