package org.adsum.enrolment.boundary;

import java.time.Instant;
import org.adsum.enrolment.entity.ConsentEffect;

/**
 * One published version in the history.
 *
 * @param publishedAt since when it is asked for
 * @param by name of who wrote it; null for those that came with the program
 * @param effect what it meant for those who had agreed before
 * @param namesComparison whether it names the comparison with other people's templates
 * @param agreed how many students stand by their consent to this version
 */
public record ConsentTextRow(
    int version,
    Instant publishedAt,
    String by,
    ConsentEffect effect,
    boolean namesComparison,
    long agreed) {}
