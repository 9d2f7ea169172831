package org.adsum.course.boundary;

/** A room as a line of the list of rooms; building and capacity may be null. */
public record RoomRow(
    String id, String code, String building, Integer capacity, long sections, int version) {}
