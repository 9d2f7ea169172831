package org.adsum.provisioning.control;

import java.util.HashMap;
import java.util.Map;
import org.adsum.identity.entity.AccountState;
import org.adsum.provisioning.boundary.AccountCondition;
import org.adsum.provisioning.boundary.AccountCondition.Both;
import org.adsum.provisioning.boundary.AccountCondition.Compared;
import org.adsum.provisioning.boundary.AccountCondition.Comparison;
import org.adsum.provisioning.boundary.AccountCondition.Either;
import org.adsum.provisioning.boundary.AccountCondition.Field;
import org.adsum.provisioning.boundary.AccountCondition.Not;

/** A condition as a JPQL text on {@code u} and {@code l}; every value is a parameter. */
final class ConditionText {
  private final Map<String, Object> parameters = new HashMap<>();
  private final String jpql;

  ConditionText(AccountCondition condition) {
    jpql = text(condition);
  }

  String jpql() {
    return jpql;
  }

  Map<String, Object> parameters() {
    return parameters;
  }

  /** What a field is called; roles are many and have none. */
  static String path(Field field) {
    return switch (field) {
      case ID -> "u.id";
      case USER_NAME -> "u.username";
      case DISPLAY_NAME -> "u.displayName";
      case GIVEN_NAME -> "l.givenName";
      case FAMILY_NAME -> "l.familyName";
      case EMAIL -> "u.email";
      case EXTERNAL_ID -> "l.externalId";
      case SUBJECT -> "u.subject";
      case ACTIVE -> "u.state";
      case ROLE -> "u.roles";
      case CREATED -> "u.createdAt";
      case CHANGED -> "u.changedAt";
    };
  }

  private String text(AccountCondition condition) {
    if (condition instanceof Both both) {
      return "(" + text(both.left()) + " and " + text(both.right()) + ")";
    }
    if (condition instanceof Either either) {
      return "(" + text(either.left()) + " or " + text(either.right()) + ")";
    }
    if (condition instanceof Not not) {
      // Not a plain "not": what is unknown to SQL because there is no value is false to SCIM.
      return "(case when " + text(not.inner()) + " then 1 else 0 end) = 0";
    }
    if (condition instanceof AccountCondition.Always always) {
      return always.fulfilled() ? "1 = 1" : "1 = 0";
    }
    return compared((Compared) condition);
  }

  private String compared(Compared condition) {
    Field field = condition.field();
    boolean presence = condition.comparison() == Comparison.PRESENT;
    if (field == Field.ROLE) {
      return presence
          ? "u.roles is not empty"
          : parameter(condition.value()) + " member of u.roles";
    }
    if (field == Field.ACTIVE) {
      return presence
          ? "1 = 1"
          : "u.state = "
              + parameter(value(condition) ? AccountState.ACTIVE : AccountState.INACTIVE);
    }
    String path = path(field);
    return switch (condition.comparison()) {
      case PRESENT -> path + " is not null";
      case EQUAL -> path + " = " + parameter(condition.value());
      case CONTAINS -> like(path, "%" + escaped(condition) + "%");
      case STARTS -> like(path, escaped(condition) + "%");
      case ENDS -> like(path, "%" + escaped(condition));
      case GREATER -> path + " > " + parameter(condition.value());
      case AT_LEAST -> path + " >= " + parameter(condition.value());
      case LESS -> path + " < " + parameter(condition.value());
      case AT_MOST -> path + " <= " + parameter(condition.value());
    };
  }

  private static boolean value(Compared condition) {
    return Boolean.TRUE.equals(condition.value());
  }

  private static String escaped(Compared condition) {
    return condition.value().toString().replace("!", "!!").replace("%", "!%").replace("_", "!_");
  }

  private String like(String path, String pattern) {
    return path + " like " + parameter(pattern) + " escape '!'";
  }

  private String parameter(Object value) {
    String name = "p" + parameters.size();
    parameters.put(name, value);
    return ":" + name;
  }
}
