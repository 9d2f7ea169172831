package org.adsum.provisioning.control;

import java.util.List;
import java.util.Map;
import org.adsum.provisioning.boundary.RowProblem;
import org.adsum.provisioning.entity.ImportRowState;
import org.adsum.provisioning.entity.RowKind;

/** One line of the difference as it is kept. */
public record StagedRow(
    int seq,
    RowKind kind,
    int line,
    ImportRowState state,
    String target,
    String label,
    Map<String, String> before,
    Map<String, String> after,
    List<RowProblem> problems) {}
