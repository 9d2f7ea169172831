package org.adsum.identity.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.adsum.identity.control.UserRepository;
import org.adsum.identity.entity.Role;
import org.adsum.shared.boundary.PageRequest;

/** Names for ids, for lists that hold ids only. */
@Stateless
public class AccountNames {
  @Inject UserRepository users;
  @Inject ScopeBoundary scopes;

  /** The names of these accounts by id, in one query; an id that is no account's is missing. */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  public Map<String, AccountName> of(Collection<String> ids) {
    return users.names(ids).stream()
        .collect(Collectors.toMap(AccountName::id, Function.identity()));
  }

  /** Accounts whose user name, e-mail or a word of whose name begins with these words. */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  public List<AccountName> find(String words, int most) {
    PageRequest page = new PageRequest(words, 0, most);
    return users.page(page, null, UserOrder.USERNAME, scopes.reading()).stream()
        .map(u -> new AccountName(u.id(), u.username(), u.displayName()))
        .toList();
  }
}
