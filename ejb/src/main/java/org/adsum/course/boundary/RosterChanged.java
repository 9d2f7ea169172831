package org.adsum.course.boundary;

/** Fired in the transaction that changes who belongs, or belonged, to a section. */
public record RosterChanged(String section) {}
