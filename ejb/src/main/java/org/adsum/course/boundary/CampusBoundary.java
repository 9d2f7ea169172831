package org.adsum.course.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Map;
import org.adsum.audit.boundary.AuditLog;
import org.adsum.audit.entity.AuditEvent;
import org.adsum.course.control.CampusRepository;
import org.adsum.course.control.CatalogueLists;
import org.adsum.course.entity.Room;
import org.adsum.identity.boundary.ScopeBoundary;
import org.adsum.identity.entity.Role;
import org.adsum.shared.boundary.ListQuery;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.adsum.shared.control.Ids;
import org.adsum.shared.control.InputCheck;
import org.adsum.shared.control.ListRepository;

/** Rooms, which are for those to keep who keep the whole university. */
@Stateless
public class CampusBoundary {
  @Inject CampusRepository campus;
  @Inject ScopeBoundary scopes;
  @Inject ListRepository lists;
  @Inject AuditLog audit;
  @Inject InputCheck input;
  @Inject Ids ids;

  /**
   * One room.
   *
   * @throws Problem not-found
   */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  public RoomRow room(RoomId id) {
    return lists
        .page(
            CatalogueLists.ROOMS.within("r.id = :room", Map.of("room", id.value())), ListQuery.ALL)
        .items()
        .stream()
        .findFirst()
        .orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND));
  }

  /**
   * Makes a room.
   *
   * @throws Problem invalid-input; already-exists when the code is taken; forbidden
   */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  public RoomId createRoom(RoomInput wanted) {
    input.require(wanted);
    requireWhole();
    Room room = new Room(ids.next());
    room.describe(wanted.code(), wanted.building(), wanted.capacity());
    campus.add(room);
    log("room.created", room.id(), "code=" + wanted.code());
    return new RoomId(room.id());
  }

  /**
   * Changes a room; sections that name it follow a new code, past sessions keep the old one.
   *
   * @throws Problem invalid-input, not-found, changed-meanwhile; already-exists when the code is
   *     taken; forbidden
   */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  public void updateRoom(RoomId id, RoomInput wanted) {
    input.require(wanted);
    requireWhole();
    Room room = existing(id);
    requireVersion(room.version(), wanted.version());
    String before = room.code();
    room.describe(wanted.code(), wanted.building(), wanted.capacity());
    campus.flush();
    if (!before.equals(wanted.code())) {
      campus.renameRoom(before, wanted.code());
    }
    log("room.changed", room.id(), "code=" + before + ">" + wanted.code());
  }

  /**
   * Removes a room from the list of rooms; sections go on naming it.
   *
   * @throws Problem not-found, forbidden
   */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  public void removeRoom(RoomId id) {
    requireWhole();
    Room room = existing(id);
    campus.remove(room);
    log("room.removed", id.value(), "code=" + room.code());
  }

  private void requireWhole() {
    if (!scopes.keeping().whole()) {
      throw new Problem(ProblemCode.FORBIDDEN);
    }
  }

  private Room existing(RoomId id) {
    return campus.findRoom(id.value()).orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND));
  }

  private static void requireVersion(int current, int given) {
    if (current != given) {
      throw new Problem(ProblemCode.CHANGED_MEANWHILE);
    }
  }

  private void log(String action, String subject, String details) {
    audit.append(new AuditEvent("course", action, subject, details));
  }
}
