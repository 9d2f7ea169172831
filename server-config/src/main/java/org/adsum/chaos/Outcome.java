package org.adsum.chaos;

/**
 * What came of a trouble.
 *
 * @param trouble what was made
 * @param at seconds after the beginning of the run
 * @param ready seconds until the instance was ready again: after the last start of the server, or
 *     after the healing when that came later; less than 0 when another trouble's start covers it
 * @param gone seconds from the breaking until the instance was ready again, planned length included
 * @param starts how often the server was started
 * @param note what was seen meanwhile, empty when there is nothing to tell
 * @param problem in words, empty when all went as it should
 */
record Outcome(
    Trouble trouble,
    double at,
    double ready,
    double gone,
    int starts,
    String note,
    String problem) {}
