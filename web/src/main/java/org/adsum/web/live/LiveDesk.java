package org.adsum.web.live;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.adsum.course.boundary.CourseBoundary;
import org.adsum.course.boundary.SectionId;
import org.adsum.identity.boundary.Caller;
import org.adsum.identity.boundary.SignInBoundary;
import org.adsum.identity.boundary.UserId;
import org.adsum.identity.entity.Role;
import org.adsum.session.boundary.CodeBoundary;
import org.adsum.session.boundary.CodeView;
import org.adsum.session.boundary.SessionBoundary;
import org.adsum.session.boundary.SessionId;
import org.adsum.session.boundary.SessionSystemBoundary;
import org.adsum.session.boundary.SessionView;

/** What the live endpoints ask, which have no caller of their own. */
@Stateless
@RunAs(Role.SYSTEM_NAME)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class LiveDesk {
  @Inject SignInBoundary accounts;
  @Inject SessionBoundary sessions;
  @Inject SessionSystemBoundary system;
  @Inject CodeBoundary codes;
  @Inject CourseBoundary courses;

  /** Whether that person may watch the session: its teachers and admins. */
  @PermitAll
  public boolean mayWatch(SessionId session, String person) {
    UserId id = new UserId(person);
    Optional<Caller> caller = accounts.callerById(id);
    return caller.filter(c -> c.roles().contains(Role.ADMIN)).isPresent()
        || caller.filter(c -> c.roles().contains(Role.TEACHER)).isPresent()
            && sessions.isTaughtBy(session, id);
  }

  /** Those of the people whose accounts are still active. */
  @PermitAll
  public Set<String> mayListen(Collection<String> people) {
    return accounts.active(people);
  }

  /** The session as it is now. */
  @PermitAll
  public SessionView session(SessionId session) {
    return codes.session(session);
  }

  /** The code to show now; empty unless the session is open. */
  @PermitAll
  public Optional<CodeView> code(SessionId session) {
    return system.codeToShow(session);
  }

  /** Ids of those whom a section's news concern: its students and teachers. */
  @PermitAll
  public Set<String> peopleOf(SectionId section) {
    return courses.peopleOf(section);
  }
}
