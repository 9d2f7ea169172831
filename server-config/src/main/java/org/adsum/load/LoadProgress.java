package org.adsum.load;

/**
 * Where a run stands.
 *
 * @param millis since the start
 * @param students in all
 * @param arrived of them
 * @param accepted check-ins that got a 202
 * @param verdicts told to students
 * @param busy answers that said to come back later
 * @param broken requests without an answer
 * @param done students who have left
 */
public record LoadProgress(
    long millis,
    int students,
    int arrived,
    int accepted,
    int verdicts,
    int busy,
    int broken,
    int done) {}
