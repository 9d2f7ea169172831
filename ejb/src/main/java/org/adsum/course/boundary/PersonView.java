package org.adsum.course.boundary;

/** A person on a roster or among the teachers of a section. */
public record PersonView(String id, String username, String name) {}
