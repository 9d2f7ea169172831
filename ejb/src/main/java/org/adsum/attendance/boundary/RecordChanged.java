package org.adsum.attendance.boundary;

/** Fired in the transaction that makes or corrects a record. */
public record RecordChanged(String session, RecordView row) {}
