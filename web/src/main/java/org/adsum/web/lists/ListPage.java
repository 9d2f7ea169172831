package org.adsum.web.lists;

import jakarta.annotation.PostConstruct;
import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIData;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.adsum.shared.boundary.ListQuery;
import org.adsum.shared.boundary.Page;
import org.adsum.web.shell.Zone;
import org.primefaces.PrimeFaces;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;
import org.primefaces.model.SortOrder;

/**
 * The bean of a page on the template {@code list.xhtml}, in the view's scope. Its state comes from
 * the address when the page is opened, and goes back into the address with every change.
 */
public abstract class ListPage<T> implements Serializable {
  private static final String TABLE = "list-rows";

  @Inject Zone zone;

  private final Map<String, String> filters = new HashMap<>();
  private final Map<String, T> shown = new LinkedHashMap<>();
  private final Rows rows = new Rows();
  private String q;
  private String sort;
  private boolean descending;
  private int first;
  private int size;
  private transient List<T> chosen;
  private String action;
  private String question;
  private transient Runnable undo;

  /** What the list holds. */
  protected abstract ListSource<T> source();

  /** The id of a row. */
  public abstract String id(T row);

  /** What a row is called, to a person who must say yes to something. */
  public String label(T row) {
    return id(row);
  }

  @PostConstruct
  void open() {
    Map<String, String> parameters =
        FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
    ListQuery asked = ListAddress.read(parameters::get, source().filters(), zone.getId());
    q = asked.q();
    filters.putAll(asked.filters());
    boolean known = asked.sort() != null && source().sorts().contains(asked.sort());
    sort = known ? asked.sort() : null;
    descending = known && asked.descending();
    first = asked.first();
    size = asked.size();
  }

  private ListQuery query() {
    Map<String, String> named = new HashMap<>(filters);
    named.values().removeIf(value -> value == null || value.isBlank());
    return new ListQuery(q, named, sort, descending, first, size, zone.getId());
  }

  private final class Rows extends LazyDataModel<T> {
    /** The rows bring their number along. */
    @Override
    public int count(Map<String, FilterMeta> filterBy) {
      return Integer.MAX_VALUE;
    }

    @Override
    public List<T> load(
        int from, int many, Map<String, SortMeta> sortBy, Map<String, FilterMeta> filterBy) {
      SortMeta by = sortBy.values().stream().filter(SortMeta::isActive).findFirst().orElse(null);
      sort = by == null ? null : by.getField();
      descending = by != null && by.getOrder().isDescending();
      first = from;
      size = many;
      Page<T> page = source().page(query());
      int total = Math.toIntExact(Math.min(page.total(), Integer.MAX_VALUE));
      if (page.items().isEmpty() && total > 0) {
        // The list became shorter than where the reader was.
        first = recalculateFirst(from, many, total);
        page = source().page(query());
      }
      setRowCount(total);
      shown.clear();
      page.items().forEach(row -> shown.put(id(row), row));
      PrimeFaces.current().ajax().addCallbackParam("adsumList", getQueryString());
      return page.items();
    }
  }

  /** Goes back to the first row, after words or a filter have changed. */
  public void restart() {
    first = 0;
    UIComponent table = FacesContext.getCurrentInstance().getViewRoot().findComponent(TABLE);
    if (table instanceof UIData data) {
      data.setFirst(0);
    }
  }

  /** Forgets words and filters. */
  public void clear() {
    q = null;
    filters.clear();
    restart();
  }

  /** The rows that the person ticked on the page shown, in its order. */
  private List<T> ticked() {
    String[] ids =
        FacesContext.getCurrentInstance()
            .getExternalContext()
            .getRequestParameterValuesMap()
            .get("selected");
    List<String> wanted = ids == null ? List.of() : List.of(ids);
    return shown.entrySet().stream()
        .filter(entry -> wanted.contains(entry.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** Asks whether to do this with the ticked rows. */
  public void ask(String name) {
    chosen = ticked();
    if (!chosen.isEmpty()) {
      action = name;
      undo = null;
      question = question(name, chosen);
      PrimeFaces.current().executeScript("PF('listBulk').show()");
    }
  }

  /** What will be done with these rows, and what follows from it; never null for a known action. */
  protected String question(String name, List<T> rowsChosen) {
    throw new IllegalArgumentException(name);
  }

  /** Does it, and tells what was done. */
  protected void carryOut(String name, List<T> rowsChosen) {
    throw new IllegalArgumentException(name);
  }

  /** The person said yes. */
  public void confirm() {
    if (chosen != null && action != null) {
      carryOut(action, chosen);
    }
    chosen = null;
    action = null;
  }

  /** Offers to take back what was just done. */
  protected final void offerUndo(Runnable work) {
    undo = work;
  }

  /** Takes back what was done last. */
  public void undo() {
    Runnable work = undo;
    undo = null;
    if (work != null) {
      work.run();
    }
  }

  /** Whether what was done last can be taken back. */
  public boolean isUndoable() {
    return undo != null;
  }

  /** Whether rows can be ticked. */
  public boolean isSelectable() {
    return false;
  }

  /** What is asked about, or null. */
  public String getAction() {
    return action;
  }

  public String getQuestion() {
    return question;
  }

  /** Names of the rows that it is about. */
  public List<String> getChosenLabels() {
    return chosen == null ? List.of() : chosen.stream().map(this::label).toList();
  }

  /** The list's name, as in the address of its file. */
  public String getName() {
    return source().name();
  }

  /** The state as the address has it after the question mark. */
  public String getQueryString() {
    return ListAddress.write(query());
  }

  public LazyDataModel<T> getRows() {
    return rows;
  }

  /** The order for the table, as the address named it. */
  public List<SortMeta> getSortBy() {
    return sort == null
        ? List.of()
        : List.of(
            SortMeta.builder()
                .field(sort)
                .order(descending ? SortOrder.DESCENDING : SortOrder.ASCENDING)
                .build());
  }

  public int getFirst() {
    return first;
  }

  public void setFirst(int first) {
    this.first = first;
  }

  public int getSize() {
    return size;
  }

  public void setSize(int size) {
    this.size = size;
  }

  public String getQ() {
    return q;
  }

  public void setQ(String q) {
    this.q = q;
  }

  /** Values of the filters by name, to be read and written by the page. */
  public Map<String, String> getFilters() {
    return filters;
  }
}
