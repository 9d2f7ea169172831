package org.adsum.web.scim;

import de.captaingoldfish.scim.sdk.common.constants.enums.Comparator;
import de.captaingoldfish.scim.sdk.common.constants.enums.SortOrder;
import de.captaingoldfish.scim.sdk.common.exceptions.BadRequestException;
import de.captaingoldfish.scim.sdk.common.exceptions.ConflictException;
import de.captaingoldfish.scim.sdk.common.exceptions.ForbiddenException;
import de.captaingoldfish.scim.sdk.common.exceptions.ResourceNotFoundException;
import de.captaingoldfish.scim.sdk.common.resources.Group;
import de.captaingoldfish.scim.sdk.common.resources.complex.Meta;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.Member;
import de.captaingoldfish.scim.sdk.common.schemas.SchemaAttribute;
import de.captaingoldfish.scim.sdk.server.endpoints.Context;
import de.captaingoldfish.scim.sdk.server.endpoints.ResourceHandler;
import de.captaingoldfish.scim.sdk.server.filter.AndExpressionNode;
import de.captaingoldfish.scim.sdk.server.filter.AttributeExpressionLeaf;
import de.captaingoldfish.scim.sdk.server.filter.FilterNode;
import de.captaingoldfish.scim.sdk.server.filter.NotExpressionNode;
import de.captaingoldfish.scim.sdk.server.filter.OrExpressionNode;
import de.captaingoldfish.scim.sdk.server.patch.PatchOperationHandler;
import de.captaingoldfish.scim.sdk.server.response.PartialListResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.adsum.identity.entity.Role;
import org.adsum.provisioning.boundary.MemberChange;
import org.adsum.provisioning.boundary.ProvisioningBoundary;

/** The five roles as SCIM groups. There are no others, and none can be made or deleted. */
final class GroupHandler extends ResourceHandler<Group> {
  /** Groups have always been there. */
  private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");

  private final ProvisioningBoundary provisioning;

  GroupHandler(ProvisioningBoundary provisioning) {
    this.provisioning = provisioning;
  }

  @Override
  public Group createResource(Group group, Context context) {
    if (group.getDisplayName().flatMap(Roles::named).isPresent()) {
      throw new ConflictException("This group is there", "uniqueness");
    }
    throw new ForbiddenException(
        "The groups are ADMIN, REGISTRAR, TEACHER, STUDENT and AUDITOR; none can be made");
  }

  @Override
  public Group getResource(
      String id,
      List<SchemaAttribute> attributes,
      List<SchemaAttribute> excludedAttributes,
      Context context) {
    Role role = role(id);
    return group(role, wantsMembers(attributes, excludedAttributes));
  }

  @Override
  public PartialListResponse<Group> listResources(
      long startIndex,
      int count,
      FilterNode filter,
      SchemaAttribute sortBy,
      SortOrder sortOrder,
      List<SchemaAttribute> attributes,
      List<SchemaAttribute> excludedAttributes,
      Context context) {
    boolean withMembers = wantsMembers(attributes, excludedAttributes);
    List<Role> found =
        Stream.of(Role.values()).filter(role -> filter == null || matches(filter, role)).toList();
    return PartialListResponse.<Group>builder()
        .resources(
            found.stream()
                .skip(startIndex - 1)
                .limit(count)
                .map(role -> group(role, withMembers))
                .toList())
        .totalResults(found.size())
        .build();
  }

  /** A PUT says who belongs to the group; one without members says that nobody does. */
  @Override
  public Group updateResource(Group group, Context context) {
    Role role = role(group.getId().orElseThrow());
    requireName(role, group.getDisplayName().orElse(role.name()));
    Set<String> members =
        group.getMembers().stream()
            .flatMap(member -> member.getValue().stream())
            .collect(Collectors.toSet());
    change(role, List.of(new MemberChange(MemberChange.Kind.REPLACE, members)));
    return group(role, true);
  }

  @Override
  public void deleteResource(String id, Context context) {
    role(id);
    throw new ForbiddenException("The groups are fixed; none can be deleted");
  }

  @Override
  public PatchOperationHandler<Group> getPatchOpResourceHandler(String id, Context context) {
    return new GroupPatch(this, role(id));
  }

  void change(Role role, List<MemberChange> changes) {
    try {
      provisioning.changeMembers(role, changes);
    } catch (RuntimeException failure) {
      throw ScimRefusal.of(failure);
    }
  }

  static void requireName(Role role, String name) {
    if (!role.name().equalsIgnoreCase(name)) {
      throw new BadRequestException("A group cannot be renamed", "mutability");
    }
  }

  Group group(Role role, boolean withMembers) {
    Group group =
        Group.builder()
            .id(Roles.groupId(role))
            .displayName(role.name())
            .meta(Meta.builder().created(BEGINNING).lastModified(BEGINNING).build())
            .build();
    if (withMembers) {
      members(role)
          .ifPresent(
              ids ->
                  group.setMembers(
                      ids.stream()
                          .map(member -> Member.builder().value(member).type("User").build())
                          .toList()));
    }
    return group;
  }

  private Optional<List<String>> members(Role role) {
    try {
      return provisioning.members(role);
    } catch (RuntimeException failure) {
      throw ScimRefusal.of(failure);
    }
  }

  private static Role role(String id) {
    return Stream.of(Role.values())
        .filter(role -> Roles.groupId(role).equals(id))
        .findFirst()
        .orElseThrow(() -> new ResourceNotFoundException("There is no such group"));
  }

  private static boolean wantsMembers(
      List<SchemaAttribute> attributes, List<SchemaAttribute> excludedAttributes) {
    if (excludedAttributes != null
        && excludedAttributes.stream().anyMatch(GroupHandler::isMembers)) {
      return false;
    }
    return attributes == null
        || attributes.isEmpty()
        || attributes.stream().anyMatch(GroupHandler::isMembers);
  }

  private static boolean isMembers(SchemaAttribute attribute) {
    return attribute.getScimNodeName().startsWith("members");
  }

  /** Five groups need no database. */
  private static boolean matches(FilterNode node, Role role) {
    if (node instanceof AndExpressionNode and) {
      return matches(and.getLeftNode(), role) && matches(and.getRightNode(), role);
    }
    if (node instanceof OrExpressionNode or) {
      return matches(or.getLeftNode(), role) || matches(or.getRightNode(), role);
    }
    if (node instanceof NotExpressionNode not) {
      return !matches(not.getRightNode(), role);
    }
    if (node instanceof AttributeExpressionLeaf leaf) {
      return matchesLeaf(leaf, role);
    }
    throw new BadRequestException("This filter is not supported", "invalidFilter");
  }

  private static boolean matchesLeaf(AttributeExpressionLeaf leaf, Role role) {
    String name = leaf.getSchemaAttribute().getScimNodeName();
    String wanted = leaf.getStringValue().orElse(leaf.getValue());
    String own =
        switch (name) {
          case "displayName" -> role.name();
          case "id" -> Roles.groupId(role);
          // Not kept for groups, so no group has one.
          case "externalId" -> "";
          default ->
              throw new BadRequestException(
                  "Groups cannot be filtered by " + name, "invalidFilter");
        };
    String left = own.toLowerCase(java.util.Locale.ROOT);
    String right = wanted == null ? "" : wanted.toLowerCase(java.util.Locale.ROOT);
    return switch (leaf.getComparator()) {
      case EQ -> left.equals(right);
      case NE -> !left.equals(right);
      case CO -> left.contains(right);
      case SW -> left.startsWith(right);
      case EW -> left.endsWith(right);
      case PR -> !left.isEmpty();
      default -> compares(leaf.getComparator(), left.compareTo(right));
    };
  }

  private static boolean compares(Comparator comparator, int order) {
    return switch (comparator) {
      case GT -> order > 0;
      case GE -> order >= 0;
      case LT -> order < 0;
      default -> order <= 0;
    };
  }
}
