package org.adsum.web.scim;

import de.captaingoldfish.scim.sdk.common.constants.enums.Comparator;
import de.captaingoldfish.scim.sdk.common.exceptions.BadRequestException;
import de.captaingoldfish.scim.sdk.common.schemas.SchemaAttribute;
import de.captaingoldfish.scim.sdk.server.filter.AndExpressionNode;
import de.captaingoldfish.scim.sdk.server.filter.AttributeExpressionLeaf;
import de.captaingoldfish.scim.sdk.server.filter.AttributePathRoot;
import de.captaingoldfish.scim.sdk.server.filter.FilterNode;
import de.captaingoldfish.scim.sdk.server.filter.NotExpressionNode;
import de.captaingoldfish.scim.sdk.server.filter.OrExpressionNode;
import java.util.Map;
import java.util.Optional;
import org.adsum.identity.entity.Role;
import org.adsum.provisioning.boundary.AccountCondition;
import org.adsum.provisioning.boundary.AccountCondition.Always;
import org.adsum.provisioning.boundary.AccountCondition.Both;
import org.adsum.provisioning.boundary.AccountCondition.Compared;
import org.adsum.provisioning.boundary.AccountCondition.Comparison;
import org.adsum.provisioning.boundary.AccountCondition.Either;
import org.adsum.provisioning.boundary.AccountCondition.Field;
import org.adsum.provisioning.boundary.AccountCondition.Not;

/** Filters and orders as the database understands them. */
final class FilterTranslation {
  private static final int MOST_COMPARISONS = 50;
  private static final Map<String, Field> FIELDS =
      Map.ofEntries(
          Map.entry("id", Field.ID),
          Map.entry("userName", Field.USER_NAME),
          Map.entry("displayName", Field.DISPLAY_NAME),
          Map.entry("name.formatted", Field.DISPLAY_NAME),
          Map.entry("name.givenName", Field.GIVEN_NAME),
          Map.entry("name.familyName", Field.FAMILY_NAME),
          Map.entry("emails", Field.EMAIL),
          Map.entry("emails.value", Field.EMAIL),
          Map.entry("externalId", Field.EXTERNAL_ID),
          Map.entry("subject", Field.SUBJECT),
          Map.entry("active", Field.ACTIVE),
          Map.entry("roles", Field.ROLE),
          Map.entry("roles.value", Field.ROLE),
          Map.entry("groups", Field.ROLE),
          Map.entry("groups.value", Field.ROLE),
          Map.entry("groups.display", Field.ROLE),
          Map.entry("meta.created", Field.CREATED),
          Map.entry("meta.lastModified", Field.CHANGED));

  private int comparisons;

  private FilterTranslation() {}

  /** The condition of a filter; null is fulfilled by all. */
  static AccountCondition of(FilterNode filter) {
    return filter == null ? new Always(true) : new FilterTranslation().translated(filter);
  }

  /** What an order is by; null when the request names nothing. */
  static Field order(SchemaAttribute attribute) {
    if (attribute == null) {
      return null;
    }
    Field field = FIELDS.get(attribute.getScimNodeName());
    if (field == null || field == Field.ROLE) {
      throw new BadRequestException(
          "Users cannot be sorted by " + attribute.getScimNodeName(), "invalidValue");
    }
    return field;
  }

  private AccountCondition translated(FilterNode node) {
    if (++comparisons > MOST_COMPARISONS) {
      throw refusal("The filter is too long");
    }
    if (node instanceof AndExpressionNode and) {
      return new Both(translated(and.getLeftNode()), translated(and.getRightNode()));
    }
    if (node instanceof OrExpressionNode or) {
      return new Either(translated(or.getLeftNode()), translated(or.getRightNode()));
    }
    if (node instanceof NotExpressionNode not) {
      return new Not(translated(not.getRightNode()));
    }
    if (node instanceof AttributePathRoot path && path.getChild() != null) {
      return translated(path.getChild());
    }
    if (node instanceof AttributeExpressionLeaf leaf) {
      return compared(leaf);
    }
    throw refusal("This filter is not supported");
  }

  private static AccountCondition compared(AttributeExpressionLeaf leaf) {
    String name = leaf.getSchemaAttribute().getScimNodeName();
    Comparator comparator = leaf.getComparator();
    if (name.equals("emails.type")) {
      // There is one address, and it is the one at work.
      boolean work = comparator == Comparator.PR || "work".equalsIgnoreCase(leaf.getValue());
      return unlessNegated(comparator, work ? hasEmail() : new Always(false));
    }
    if (name.equals("emails.primary")) {
      boolean primary = comparator == Comparator.PR || leaf.getBooleanValue().orElse(false);
      return unlessNegated(comparator, primary ? hasEmail() : new Not(hasEmail()));
    }
    Field field = FIELDS.get(name);
    if (field == null) {
      throw refusal("Users cannot be filtered by " + name);
    }
    if (comparator == Comparator.PR) {
      return new Compared(field, Comparison.PRESENT, null);
    }
    if (leaf.isNull()) {
      return unlessNegated(comparator, new Not(new Compared(field, Comparison.PRESENT, null)));
    }
    boolean whole = comparator == Comparator.EQ || comparator == Comparator.NE;
    if ((field == Field.ROLE || field == Field.ACTIVE) && !whole) {
      throw refusal(name + " is compared by eq, ne and pr only");
    }
    if (field == Field.ROLE && role(leaf).isEmpty()) {
      return unlessNegated(comparator, new Always(false));
    }
    return unlessNegated(
        comparator, new Compared(field, comparison(comparator), value(field, leaf)));
  }

  private static Object value(Field field, AttributeExpressionLeaf leaf) {
    return switch (field) {
      case ACTIVE -> leaf.getBooleanValue().orElse(Boolean.parseBoolean(leaf.getValue()));
      case ROLE -> role(leaf).orElseThrow();
      case CREATED, CHANGED ->
          leaf.getDateTime().orElseThrow(() -> refusal("A date and time is needed"));
      default -> leaf.getStringValue().orElse(leaf.getValue());
    };
  }

  private static Optional<Role> role(AttributeExpressionLeaf leaf) {
    return Roles.named(leaf.getStringValue().orElse(leaf.getValue()));
  }

  private static Comparison comparison(Comparator comparator) {
    return switch (comparator) {
      case EQ, NE -> Comparison.EQUAL;
      case CO -> Comparison.CONTAINS;
      case SW -> Comparison.STARTS;
      case EW -> Comparison.ENDS;
      case PR -> Comparison.PRESENT;
      case GT -> Comparison.GREATER;
      case GE -> Comparison.AT_LEAST;
      case LT -> Comparison.LESS;
      case LE -> Comparison.AT_MOST;
    };
  }

  private static AccountCondition unlessNegated(Comparator comparator, AccountCondition condition) {
    return comparator == Comparator.NE ? new Not(condition) : condition;
  }

  private static AccountCondition hasEmail() {
    return new Compared(Field.EMAIL, Comparison.PRESENT, null);
  }

  private static BadRequestException refusal(String words) {
    return new BadRequestException(words, "invalidFilter");
  }
}
