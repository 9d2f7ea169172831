package org.adsum.privacy.boundary;

import org.adsum.privacy.entity.RetentionRule;

/**
 * A rule as it stands.
 *
 * @param period in the rule's unit; 0 keeps everything
 * @param due how many rows the next run removes
 */
public record RetentionView(RetentionRule rule, int period, long due) {
  /** The period's unit: days or years. */
  public String unit() {
    return rule.unit().name().toLowerCase(java.util.Locale.ROOT);
  }
}
