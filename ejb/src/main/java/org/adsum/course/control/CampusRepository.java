package org.adsum.course.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import org.adsum.course.entity.Room;

/** Rooms and faculties in the database. */
@ApplicationScoped
public class CampusRepository {
  @PersistenceContext EntityManager em;

  public void add(Object entity) {
    em.persist(entity);
    em.flush();
  }

  public void flush() {
    em.flush();
  }

  public void remove(Room room) {
    em.remove(room);
    em.flush();
  }

  public Optional<Room> findRoom(String id) {
    return Optional.ofNullable(em.find(Room.class, id));
  }

  /** Gives sections that name a room by its old code the new one. */
  public void renameRoom(String before, String after) {
    em.createNativeQuery("update section set room = ?2, version = version + 1 where room = ?1")
        .setParameter(1, before)
        .setParameter(2, after)
        .executeUpdate();
  }
}
