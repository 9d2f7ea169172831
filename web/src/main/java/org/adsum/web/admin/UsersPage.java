package org.adsum.web.admin;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.adsum.identity.boundary.UserBoundary;
import org.adsum.identity.boundary.UserOrder;
import org.adsum.identity.boundary.UserView;
import org.adsum.identity.entity.Role;
import org.adsum.shared.boundary.Page;
import org.adsum.shared.boundary.PageRequest;

/** The list of accounts. */
@Named("adminUsers")
@ViewScoped
public class UsersPage implements Serializable {
  @Inject UserBoundary users;

  private final LazyList<UserView> rows = new LazyList<>(this::read);
  private String q;
  private Role role;

  private Page<UserView> read(int first, int size, LazyList.Sort sort) {
    return users.page(new PageRequest(q, first, size), role, order(sort));
  }

  private static UserOrder order(LazyList.Sort sort) {
    if (sort == null) {
      return UserOrder.USERNAME;
    }
    if (sort.field().equals("name")) {
      return sort.descending() ? UserOrder.NAME_DESCENDING : UserOrder.NAME;
    }
    return sort.descending() ? UserOrder.USERNAME_DESCENDING : UserOrder.USERNAME;
  }

  public LazyList<UserView> getRows() {
    return rows;
  }

  public Role[] getRoles() {
    return Role.values();
  }

  public String getQ() {
    return q;
  }

  public void setQ(String q) {
    this.q = q;
  }

  public Role getRole() {
    return role;
  }

  public void setRole(Role role) {
    this.role = role;
  }
}
