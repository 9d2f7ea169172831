package org.adsum.web.admin;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.adsum.course.boundary.CampusBoundary;
import org.adsum.course.boundary.RoomId;
import org.adsum.course.boundary.RoomInput;
import org.adsum.course.boundary.RoomRow;

/** One room: a new one, or one to change. */
@Named("adminRoom")
@ViewScoped
public class RoomPage implements Serializable {
  private static final String FORM = "room";

  @Inject CampusBoundary campus;
  @Inject FormReply reply;

  private String id;
  private String code;
  private String building;
  private Integer capacity;
  private String savedCode;
  private long sections;
  private int version;

  /** Reads the room, unless it is to be a new one. */
  public void load() {
    if (!isNew()) {
      RoomRow found = Place.orNotFound(() -> campus.room(new RoomId(id)));
      if (found != null) {
        show(found);
      }
    }
  }

  private void show(RoomRow view) {
    code = view.code();
    building = view.building();
    capacity = view.capacity();
    savedCode = code;
    sections = view.sections();
    version = view.version();
  }

  /** Makes the room and goes to the list, or changes it. */
  public void save() {
    RoomInput input = new RoomInput(code, building, capacity, version);
    if (isNew()) {
      reply.submit(
          FORM,
          input,
          () -> {
            campus.createRoom(input);
            Place.go("/admin/rooms", "done.room");
          });
    } else if (reply.submit(
        FORM,
        input,
        () -> {
          campus.updateRoom(new RoomId(id), input);
          show(campus.room(new RoomId(id)));
        })) {
      reply.done("done.saved");
    }
  }

  public boolean isNew() {
    return id == null || id.equals("new");
  }

  /** What it is called on the page. */
  public String getHeading() {
    return isNew() ? FormReply.text("room.new") : savedCode;
  }

  /** The saved code, by which lists find it. */
  public String getSavedCode() {
    return savedCode;
  }

  public long getSections() {
    return sections;
  }

  public String getId() {
    return id;
  }

  public void setId(String id) {
    this.id = id;
  }

  public String getCode() {
    return code;
  }

  public void setCode(String code) {
    this.code = code;
  }

  public String getBuilding() {
    return building;
  }

  public void setBuilding(String building) {
    this.building = building;
  }

  public Integer getCapacity() {
    return capacity;
  }

  public void setCapacity(Integer capacity) {
    this.capacity = capacity;
  }
}
