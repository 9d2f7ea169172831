package org.adsum.web.admin;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import org.adsum.course.boundary.CampusBoundary;
import org.adsum.course.boundary.RoomId;
import org.adsum.course.boundary.RoomInput;
import org.adsum.course.boundary.RoomRow;
import org.adsum.web.lists.ListPage;
import org.adsum.web.lists.ListSource;

/** The list of rooms; several can be removed at once. */
@Named("adminRooms")
@ViewScoped
public class RoomsPage extends ListPage<RoomRow> {
  @Inject RoomsSource source;
  @Inject CampusBoundary campus;
  @Inject FormReply reply;

  @Override
  public boolean isSelectable() {
    return true;
  }

  @Override
  public String label(RoomRow row) {
    return row.code();
  }

  @Override
  protected String question(String action, List<RoomRow> chosen) {
    long used = chosen.stream().mapToLong(RoomRow::sections).sum();
    return FormReply.text("rooms.remove.confirm", chosen.size(), used);
  }

  @Override
  protected void carryOut(String action, List<RoomRow> chosen) {
    List<RoomRow> removed = new ArrayList<>();
    for (RoomRow row : chosen) {
      if (reply.attempt("list", null, () -> campus.removeRoom(new RoomId(row.id())))) {
        removed.add(row);
      }
    }
    reply.done("rooms.remove.done", removed.size());
    offerUndo(
        () -> {
          removed.forEach(
              row ->
                  reply.attempt(
                      "list",
                      null,
                      () ->
                          campus.createRoom(
                              new RoomInput(row.code(), row.building(), row.capacity(), 0))));
          reply.done("list.undone");
        });
  }

  @Override
  protected ListSource<RoomRow> source() {
    return source;
  }

  @Override
  public String id(RoomRow row) {
    return row.id();
  }
}
