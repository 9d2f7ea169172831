package org.adsum.provisioning.boundary;

import java.io.Serializable;
import java.util.List;
import org.adsum.provisioning.entity.ImportRowState;
import org.adsum.provisioning.entity.RowKind;

/**
 * One line of the difference.
 *
 * @param line its number in the file; 0 for what a complete file does not name
 * @param changes field by field; empty for lines that change nothing
 */
public record ImportRowView(
    int seq,
    RowKind kind,
    int line,
    ImportRowState state,
    String label,
    List<FieldChange> changes,
    List<RowProblem> problems)
    implements Serializable {}
