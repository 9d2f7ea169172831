package org.adsum.web.admin;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import org.adsum.identity.boundary.UserBoundary;
import org.adsum.identity.boundary.UserId;
import org.adsum.identity.boundary.UserInput;
import org.adsum.identity.boundary.UserRow;
import org.adsum.identity.boundary.UserView;
import org.adsum.identity.entity.AccountState;
import org.adsum.identity.entity.Role;
import org.adsum.web.lists.ListPage;
import org.adsum.web.lists.ListSource;

/** The list of accounts; several can be deactivated or activated at once. */
@Named("adminUsers")
@ViewScoped
public class UsersPage extends ListPage<UserRow> {
  private static final String DEACTIVATE = "deactivate";

  @Inject UsersSource source;
  @Inject UserBoundary users;
  @Inject FormReply reply;

  @Override
  protected ListSource<UserRow> source() {
    return source;
  }

  @Override
  public String id(UserRow row) {
    return row.id();
  }

  @Override
  public String label(UserRow row) {
    return row.name() + " (" + row.username() + ")";
  }

  @Override
  public boolean isSelectable() {
    return true;
  }

  @Override
  protected String question(String action, List<UserRow> chosen) {
    return FormReply.text("users." + action + ".confirm", chosen.size());
  }

  @Override
  protected void carryOut(String action, List<UserRow> chosen) {
    AccountState wanted = action.equals(DEACTIVATE) ? AccountState.INACTIVE : AccountState.ACTIVE;
    List<String> changed = switchState(chosen.stream().map(UserRow::id).toList(), wanted);
    reply.done("users." + action + ".done", changed.size());
    if (!changed.isEmpty()) {
      AccountState before =
          wanted == AccountState.ACTIVE ? AccountState.INACTIVE : AccountState.ACTIVE;
      offerUndo(() -> reply.done("users.undone", switchState(changed, before).size()));
    }
  }

  /** Each account by itself, so that one that must stay as it is leaves the others alone. */
  private List<String> switchState(List<String> ids, AccountState wanted) {
    List<String> changed = new ArrayList<>();
    for (String id : ids) {
      reply.attempt(
          "list",
          null,
          () -> {
            UserView now = users.get(new UserId(id));
            if (now.state() != wanted) {
              users.update(
                  new UserId(id),
                  new UserInput(
                      now.username(),
                      now.name(),
                      now.email(),
                      now.roles(),
                      wanted,
                      null,
                      now.version()));
              changed.add(id);
            }
          });
    }
    return changed;
  }

  public Role[] getRoles() {
    return Role.values();
  }

  public AccountState[] getStates() {
    return AccountState.values();
  }
}
