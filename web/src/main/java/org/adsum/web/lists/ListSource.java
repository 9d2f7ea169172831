package org.adsum.web.lists;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.adsum.shared.boundary.ListQuery;
import org.adsum.shared.boundary.Page;

/**
 * What a list holds. An implementation is an application-scoped bean that asks a boundary, which
 * says who may read the list.
 */
public interface ListSource<T> {

  /** The list's name in addresses: small letters and hyphens. */
  String name();

  /** The bundle of the columns' headings. */
  default String bundle() {
    return "org.adsum.messages.Admin";
  }

  /** The filters that addresses may name. */
  Set<String> filters();

  /** The orders that addresses may name: those of the page's columns that can be sorted. */
  Set<String> sorts();

  /** The columns of the file, in their order. */
  List<ListColumn<T>> columns();

  /** One page. */
  Page<T> page(ListQuery query);

  /** All rows of the query, one after the other. */
  void each(ListQuery query, Consumer<T> sink);
}
