package org.adsum.session.boundary;

import org.adsum.session.entity.SessionState;

/** Fired in the transaction that opens a session or changes its state. */
public record SessionChanged(String session, String section, SessionState state) {}
