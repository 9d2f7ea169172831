/**
 * What Adsum tells to a monitoring system, at {@code /prometheus} on the management port; the names
 * stand in docs/runbook.md and server-config/alerts.yaml.
 *
 * <ol>
 *   <li>Labels have few values, all known beforehand: problem codes, states, reasons.
 *   <li>Nothing about a person, and no score: a distribution of similarities would be biometric
 *       statistics.
 * </ol>
 */
package org.adsum.web.metrics;
