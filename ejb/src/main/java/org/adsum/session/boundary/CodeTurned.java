package org.adsum.session.boundary;

/** Fired when a session's next step has begun; the code itself does not travel. */
public record CodeTurned(String session) {}
