package org.adsum.session.boundary;

import java.time.Instant;

/**
 * The code of the current step.
 *
 * @param code tag and code, 22 symbols
 * @param url what the QR code says: the check-in address in capitals
 * @param shortCode eight symbols for those who type
 * @param step number of the step
 * @param expiresAt when the next code is shown
 * @param stepSeconds how long a step is
 */
public record CodeView(
    String code, String url, String shortCode, long step, Instant expiresAt, int stepSeconds) {}
