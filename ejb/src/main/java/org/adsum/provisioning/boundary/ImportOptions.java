package org.adsum.provisioning.boundary;

import org.adsum.provisioning.entity.ImportKind;

/**
 * What the person says about a file; all of it may be null.
 *
 * @param kind what a CSV file holds, when its name and columns do not tell
 * @param encoding {@code UTF-8} or {@code windows-1252}
 * @param separator one of {@code , ; | tab}
 * @param completeFor {@code USERS} when these are all students and teachers, or the id of the term
 *     whose rosters these are
 * @param grantAdmin whether administrators of the file become ADMIN; only an admin may say so
 */
public record ImportOptions(
    ImportKind kind, String encoding, String separator, String completeFor, boolean grantAdmin) {
  /** Everything as it is found. */
  public static final ImportOptions NONE = new ImportOptions(null, null, null, null, false);
}
