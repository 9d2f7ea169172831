package org.adsum.course.entity;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/** Where sections meet. They name it by its code, as text, so a room may go and they stay. */
@Entity
@Table(name = "room")
public class Room {
  @Id private String id;
  private String code;
  private String building;
  private Integer capacity;
  @Version private int version;

  protected Room() {}

  public Room(String id) {
    this.id = id;
  }

  /** Takes over what was typed; building and capacity may be null. */
  public void describe(String newCode, String newBuilding, Integer newCapacity) {
    code = newCode;
    building = newBuilding;
    capacity = newCapacity;
  }

  public String id() {
    return id;
  }

  public String code() {
    return code;
  }

  public int version() {
    return version;
  }
}
