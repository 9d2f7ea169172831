package org.adsum.web.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.adsum.identity.boundary.UserBoundary;
import org.adsum.identity.boundary.UserRow;
import org.adsum.shared.boundary.ListQuery;
import org.adsum.shared.boundary.Page;
import org.adsum.web.lists.ListColumn;
import org.adsum.web.lists.ListSource;

/** All accounts. */
@ApplicationScoped
public class UsersSource implements ListSource<UserRow> {
  private static final List<ListColumn<UserRow>> COLUMNS =
      List.of(
          new ListColumn<>("username", "user.username", UserRow::username),
          new ListColumn<>("name", "user.name", UserRow::name),
          new ListColumn<>("email", "user.email", UserRow::email),
          new ListColumn<>(
              "roles",
              "user.roles",
              user -> user.roles().stream().map(Enum::name).collect(Collectors.joining(" "))),
          new ListColumn<>("state", "user.state", user -> user.state().name()),
          new ListColumn<>("created", "user.created", UserRow::createdAt));

  @Inject UserBoundary users;

  @Override
  public String name() {
    return "users";
  }

  @Override
  public Set<String> filters() {
    return Set.of("role", "state");
  }

  @Override
  public Set<String> sorts() {
    return Set.of("username", "name", "email", "state", "createdAt");
  }

  @Override
  public List<ListColumn<UserRow>> columns() {
    return COLUMNS;
  }

  @Override
  public Page<UserRow> page(ListQuery query) {
    return users.list(query);
  }

  @Override
  public void each(ListQuery query, Consumer<UserRow> sink) {
    users.each(query, sink);
  }
}
