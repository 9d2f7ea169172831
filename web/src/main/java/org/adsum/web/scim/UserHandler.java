package org.adsum.web.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.captaingoldfish.scim.sdk.common.constants.SchemaUris;
import de.captaingoldfish.scim.sdk.common.constants.enums.HttpMethod;
import de.captaingoldfish.scim.sdk.common.constants.enums.SortOrder;
import de.captaingoldfish.scim.sdk.common.etag.ETag;
import de.captaingoldfish.scim.sdk.common.exceptions.BadRequestException;
import de.captaingoldfish.scim.sdk.common.resources.User;
import de.captaingoldfish.scim.sdk.common.resources.complex.Meta;
import de.captaingoldfish.scim.sdk.common.resources.complex.Name;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.Email;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.GroupNode;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.PersonRole;
import de.captaingoldfish.scim.sdk.common.schemas.SchemaAttribute;
import de.captaingoldfish.scim.sdk.server.endpoints.Context;
import de.captaingoldfish.scim.sdk.server.endpoints.ResourceHandler;
import de.captaingoldfish.scim.sdk.server.filter.FilterNode;
import de.captaingoldfish.scim.sdk.server.response.PartialListResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.adsum.identity.entity.Role;
import org.adsum.provisioning.boundary.AccountCondition;
import org.adsum.provisioning.boundary.AccountSearch;
import org.adsum.provisioning.boundary.ProvisioningBoundary;
import org.adsum.provisioning.boundary.ScimAccount;
import org.adsum.provisioning.boundary.ScimAccountInput;
import org.adsum.shared.boundary.Page;

/** Accounts as SCIM users. */
final class UserHandler extends ResourceHandler<User> {
  /** The schema of what Adsum adds to the RFC's user. */
  static final String EXTENSION = "urn:ietf:params:scim:schemas:extension:adsum:2.0:User";

  private static final String SUBJECT = "subject";

  private final ProvisioningBoundary provisioning;

  UserHandler(ProvisioningBoundary provisioning) {
    this.provisioning = provisioning;
  }

  @Override
  public User createResource(User user, Context context) {
    return told(() -> userOf(provisioning.create(input(user, false))));
  }

  @Override
  public User getResource(
      String id,
      List<SchemaAttribute> attributes,
      List<SchemaAttribute> excludedAttributes,
      Context context) {
    return told(() -> userOf(provisioning.get(id)));
  }

  @Override
  public PartialListResponse<User> listResources(
      long startIndex,
      int count,
      FilterNode filter,
      SchemaAttribute sortBy,
      SortOrder sortOrder,
      List<SchemaAttribute> attributes,
      List<SchemaAttribute> excludedAttributes,
      Context context) {
    AccountCondition condition = FilterTranslation.of(filter);
    AccountCondition.Field order = FilterTranslation.order(sortBy);
    int first = (int) Math.min(Integer.MAX_VALUE, startIndex - 1);
    boolean descending = sortOrder == SortOrder.DESCENDING;
    Page<ScimAccount> page =
        told(
            () ->
                provisioning.search(new AccountSearch(condition, order, descending, first, count)));
    return PartialListResponse.<User>builder()
        .resources(page.items().stream().map(UserHandler::userOf).toList())
        .totalResults(page.total())
        .build();
  }

  @Override
  public User updateResource(User user, Context context) {
    boolean patch = context.getUriInfos().getHttpMethod() == HttpMethod.PATCH;
    // A patch was made of the state that was read; a PUT only says so by If-Match.
    String version = patch ? versionOf(user.getMeta()) : ifMatch(context);
    String id = user.getId().orElseThrow();
    return told(() -> userOf(provisioning.change(id, version, input(user, patch))));
  }

  @Override
  public void deleteResource(String id, Context context) {
    told(
        () -> {
          provisioning.delete(id, ifMatch(context));
          return null;
        });
  }

  private static String versionOf(Optional<Meta> meta) {
    return meta.flatMap(Meta::getVersion).map(ETag::getTag).orElse(null);
  }

  private static String ifMatch(Context context) {
    return Optional.ofNullable(context.getUriInfos().getHttpHeaders())
        .flatMap(
            headers ->
                headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase("If-Match"))
                    .findFirst())
        .map(header -> ETag.parseETag(header.getValue()).getTag())
        .orElse(null);
  }

  /**
   * What the client wants; a user that was patched says all of its roles, also when none is left.
   */
  private static ScimAccountInput input(User user, boolean whole) {
    Set<Role> roles = user.getRoles().stream().map(UserHandler::role).collect(Collectors.toSet());
    Optional<Name> name = user.getName();
    return new ScimAccountInput(
        user.getUserName().orElse(null),
        user.getDisplayName().or(() -> name.flatMap(Name::getFormatted)).orElse(null),
        name.flatMap(Name::getGivenName).orElse(null),
        name.flatMap(Name::getFamilyName).orElse(null),
        email(user),
        user.isActive().orElse(null),
        roles.isEmpty() && !whole ? null : roles,
        user.getExternalId().orElse(null),
        subject(user));
  }

  private static Role role(PersonRole role) {
    return role.getValue()
        .flatMap(Roles::named)
        .orElseThrow(() -> new BadRequestException("There is no such role", "invalidValue"));
  }

  /** The primary address, else the one at work, else the first. */
  private static String email(User user) {
    List<Email> emails = user.getEmails();
    return emails.stream()
        .filter(Email::isPrimary)
        .findFirst()
        .or(
            () ->
                emails.stream()
                    .filter(e -> e.getType().filter("work"::equalsIgnoreCase).isPresent())
                    .findFirst())
        .or(() -> emails.stream().findFirst())
        .flatMap(Email::getValue)
        .orElse(null);
  }

  private static String subject(User user) {
    JsonNode extension = user.get(EXTENSION);
    JsonNode subject = extension == null ? null : extension.get(SUBJECT);
    return subject == null || subject.isNull() ? null : subject.asText();
  }

  private static User userOf(ScimAccount account) {
    User user =
        User.builder()
            .id(account.id())
            .externalId(account.externalId())
            .userName(account.username())
            .displayName(account.name())
            .name(
                Name.builder()
                    .formatted(account.name())
                    .givenName(account.givenName())
                    .familyName(account.familyName())
                    .build())
            .active(account.active())
            .roles(account.roles().stream().map(UserHandler::roleNode).toList())
            .groups(account.roles().stream().map(UserHandler::groupNode).toList())
            .meta(
                Meta.builder()
                    .created(account.createdAt())
                    .lastModified(account.changedAt())
                    .version(ETag.builder().weak(true).tag(account.version()).build())
                    .build())
            .build();
    if (account.email() != null) {
      user.setEmails(
          List.of(Email.builder().value(account.email()).type("work").primary(true).build()));
    }
    if (account.subject() != null) {
      ObjectNode extension = new ObjectNode(JsonNodeFactory.instance);
      extension.put(SUBJECT, account.subject());
      user.set(EXTENSION, extension);
      user.setSchemas(List.of(SchemaUris.USER_URI, EXTENSION));
    }
    return user;
  }

  private static PersonRole roleNode(Role role) {
    return PersonRole.builder().value(role.name()).build();
  }

  private static GroupNode groupNode(Role role) {
    return GroupNode.builder()
        .value(Roles.groupId(role))
        .display(role.name())
        .type("direct")
        .build();
  }

  private static <T> T told(Supplier<T> work) {
    try {
      return work.get();
    } catch (RuntimeException failure) {
      throw ScimRefusal.of(failure);
    }
  }
}
