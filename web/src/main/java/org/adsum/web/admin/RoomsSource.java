package org.adsum.web.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.adsum.course.boundary.CatalogueListBoundary;
import org.adsum.course.boundary.RoomRow;
import org.adsum.shared.boundary.ListQuery;
import org.adsum.shared.boundary.Page;
import org.adsum.web.lists.ListColumn;
import org.adsum.web.lists.ListSource;

/** All rooms. */
@ApplicationScoped
public class RoomsSource implements ListSource<RoomRow> {
  private static final List<ListColumn<RoomRow>> COLUMNS =
      List.of(
          new ListColumn<>("code", "room.code", RoomRow::code),
          new ListColumn<>("building", "room.building", RoomRow::building),
          new ListColumn<>("capacity", "room.capacity", RoomRow::capacity),
          new ListColumn<>("sections", "nav.sections", RoomRow::sections));

  @Inject CatalogueListBoundary catalogue;

  @Override
  public String name() {
    return "rooms";
  }

  @Override
  public Set<String> filters() {
    return Set.of("building");
  }

  @Override
  public Set<String> sorts() {
    return Set.of("code", "building", "capacity");
  }

  @Override
  public List<ListColumn<RoomRow>> columns() {
    return COLUMNS;
  }

  @Override
  public Page<RoomRow> page(ListQuery query) {
    return catalogue.rooms(query);
  }

  @Override
  public void each(ListQuery query, Consumer<RoomRow> sink) {
    catalogue.eachRoom(query, sink);
  }
}
