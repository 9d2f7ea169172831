package org.adsum.web.admin;

import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIData;
import jakarta.faces.component.UINamingContainer;
import jakarta.faces.context.FacesContext;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.adsum.shared.boundary.Page;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;

/** A table's rows, read page by page from a boundary that also says how many there are in all. */
public class LazyList<T> extends LazyDataModel<T> {

  /** Reads rows; {@code sort} is null for the list's own order. */
  @FunctionalInterface
  public interface Source<T> extends Serializable {
    Page<T> read(int first, int size, Sort sort);
  }

  /** The column that was pressed, and the direction. */
  public record Sort(String field, boolean descending) implements Serializable {}

  private static final String TABLE = "list%srows";

  private final Source<T> source;

  public LazyList(Source<T> source) {
    this.source = source;
  }

  /** Goes back to the first row, after the search has changed. */
  public void restart() {
    UIComponent table =
        FacesContext.getCurrentInstance()
            .getViewRoot()
            .findComponent(
                TABLE.formatted(
                    UINamingContainer.getSeparatorChar(FacesContext.getCurrentInstance())));
    if (table instanceof UIData data) {
      data.setFirst(0);
    }
  }

  /**
   * The rows bring their number along; counting before reading them would ask the database twice.
   */
  @Override
  public int count(Map<String, FilterMeta> filterBy) {
    return Integer.MAX_VALUE;
  }

  @Override
  public List<T> load(
      int first, int pageSize, Map<String, SortMeta> sortBy, Map<String, FilterMeta> filterBy) {
    Sort sort =
        sortBy.values().stream()
            .filter(SortMeta::isActive)
            .findFirst()
            .map(s -> new Sort(s.getField(), s.getOrder().isDescending()))
            .orElse(null);
    Page<T> page = source.read(first, pageSize, sort);
    if (page.items().isEmpty() && page.total() > 0) {
      // The list became shorter than where the reader was.
      int last = recalculateFirst(first, pageSize, Math.toIntExact(page.total()));
      page = source.read(last, pageSize, sort);
    }
    setRowCount(Math.toIntExact(page.total()));
    return page.items();
  }
}
