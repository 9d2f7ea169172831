package org.adsum.web.scim;

import com.fasterxml.jackson.databind.JsonNode;
import de.captaingoldfish.scim.sdk.common.constants.enums.Comparator;
import de.captaingoldfish.scim.sdk.common.exceptions.BadRequestException;
import de.captaingoldfish.scim.sdk.common.resources.Group;
import de.captaingoldfish.scim.sdk.common.schemas.SchemaAttribute;
import de.captaingoldfish.scim.sdk.server.endpoints.Context;
import de.captaingoldfish.scim.sdk.server.filter.AttributeExpressionLeaf;
import de.captaingoldfish.scim.sdk.server.filter.FilterNode;
import de.captaingoldfish.scim.sdk.server.filter.OrExpressionNode;
import de.captaingoldfish.scim.sdk.server.patch.PatchOperationHandler;
import de.captaingoldfish.scim.sdk.server.patch.operations.MultivaluedComplexAttributeOperation;
import de.captaingoldfish.scim.sdk.server.patch.operations.MultivaluedComplexMultivaluedSubAttributeOperation;
import de.captaingoldfish.scim.sdk.server.patch.operations.MultivaluedComplexSimpleSubAttributeOperation;
import de.captaingoldfish.scim.sdk.server.patch.operations.MultivaluedSimpleAttributeOperation;
import de.captaingoldfish.scim.sdk.server.patch.operations.PatchOperation;
import de.captaingoldfish.scim.sdk.server.patch.operations.RemoveComplexAttributeOperation;
import de.captaingoldfish.scim.sdk.server.patch.operations.RemoveExtensionRefOperation;
import de.captaingoldfish.scim.sdk.server.patch.operations.SimpleAttributeOperation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.adsum.identity.entity.Role;
import org.adsum.provisioning.boundary.MemberChange;

/**
 * One PATCH of a group: its steps are collected and done together, without reading the members, of
 * whom there may be a hundred thousand.
 */
final class GroupPatch implements PatchOperationHandler<Group> {
  private final GroupHandler groups;
  private final Role role;
  private final List<MemberChange> changes = new ArrayList<>();

  GroupPatch(GroupHandler groups, Role role) {
    this.groups = groups;
    this.role = role;
  }

  @Override
  public Supplier<Group> getOldResourceSupplier(
      String id,
      List<SchemaAttribute> attributes,
      List<SchemaAttribute> excludedAttributes,
      Context context) {
    return () -> groups.group(role, false);
  }

  @Override
  public Group getPatchedResource(String id) {
    return groups.group(role, false);
  }

  @Override
  public Group getUpdatedResource(
      String id,
      Group patched,
      boolean changed,
      List<SchemaAttribute> attributes,
      List<SchemaAttribute> excludedAttributes,
      Context context) {
    groups.change(role, changes);
    return groups.group(role, true);
  }

  @Override
  public boolean handleOperation(String id, MultivaluedComplexAttributeOperation operation) {
    FilterNode filter = operation.getFilter();
    if (operation.isRemoveOp()) {
      // Without a filter and values RFC 7644 (3.5.2.2) means all of them.
      boolean some = filter != null || operation.getValuesNode() != null;
      Set<String> gone = filter == null ? values(operation) : filtered(filter);
      changes.add(
          new MemberChange(some ? MemberChange.Kind.REMOVE : MemberChange.Kind.REPLACE, gone));
    } else {
      changes.add(
          new MemberChange(
              operation.isAddOp() ? MemberChange.Kind.ADD : MemberChange.Kind.REPLACE,
              values(operation)));
    }
    return true;
  }

  @Override
  public boolean handleOperation(String id, SimpleAttributeOperation operation) {
    if (operation.getSchemaAttribute().getScimNodeName().equals("displayName")) {
      JsonNode name = operation.getValuesNode();
      GroupHandler.requireName(role, name == null ? "" : name.asText());
    }
    // Nothing else of a group is kept.
    return false;
  }

  @Override
  public boolean handleOperation(String id, RemoveExtensionRefOperation operation) {
    return false;
  }

  @Override
  public boolean handleOperation(String id, MultivaluedSimpleAttributeOperation operation) {
    return false;
  }

  @Override
  public boolean handleOperation(String id, RemoveComplexAttributeOperation operation) {
    return false;
  }

  @Override
  public boolean handleOperation(
      String id, MultivaluedComplexSimpleSubAttributeOperation operation) {
    throw refusal();
  }

  @Override
  public boolean handleOperation(
      String id, MultivaluedComplexMultivaluedSubAttributeOperation operation) {
    throw refusal();
  }

  private static Set<String> values(PatchOperation<?> operation) {
    Set<String> ids = new HashSet<>();
    if (operation.getValuesNode() != null) {
      for (JsonNode member : operation.getValuesNode()) {
        JsonNode value = member.isObject() ? member.get("value") : member;
        if (value == null || !value.isTextual()) {
          throw refusal();
        }
        ids.add(value.asText());
      }
    }
    return ids;
  }

  /** The members that {@code value eq "…" or value eq "…"} names. */
  private static Set<String> filtered(FilterNode node) {
    if (node instanceof OrExpressionNode or) {
      Set<String> both = filtered(or.getLeftNode());
      both.addAll(filtered(or.getRightNode()));
      return both;
    }
    if (node instanceof AttributeExpressionLeaf leaf
        && leaf.getComparator() == Comparator.EQ
        && leaf.getSchemaAttribute().getScimNodeName().equals("members.value")) {
      return new HashSet<>(Set.of(leaf.getStringValue().orElse(leaf.getValue())));
    }
    throw refusal();
  }

  private static BadRequestException refusal() {
    return new BadRequestException("Members are named by their value", "invalidPath");
  }
}
