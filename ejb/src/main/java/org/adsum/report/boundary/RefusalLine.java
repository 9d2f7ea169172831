package org.adsum.report.boundary;

import java.time.LocalDate;
import org.adsum.checkin.entity.AttemptReason;

/** How many check-ins of a week were refused for a reason; the week is named by its Monday. */
public record RefusalLine(LocalDate week, AttemptReason reason, long number) {}
