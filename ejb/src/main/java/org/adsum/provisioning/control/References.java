package org.adsum.provisioning.control;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.adsum.course.entity.CatalogueKind;
import org.adsum.provisioning.entity.RowKind;
import org.adsum.shared.entity.RowImage;

/** Finds what the words of some lines refer to: by external id first, then by code or user name. */
final class References {
  private final CheckContext context;

  References(CheckContext context) {
    this.context = context;
  }

  /** The ids of those that the words name; words that name nothing are left out. */
  Map<String, String> find(RowKind kind, Collection<String> words) {
    Set<String> all =
        words.stream()
            .filter(Objects::nonNull)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    Map<String, String> found = new HashMap<>();
    if (all.isEmpty()) {
      return found;
    }
    Map<String, String> byKey = new HashMap<>();
    for (RowImage image : existing(kind, all)) {
      byKey.put(
          ImportLine.folded(image.values().get(kind == RowKind.USER ? "username" : "code")),
          image.id());
    }
    byKey.putAll(context.rows().byNaturalKey(context.batch(), kind, all));
    Map<String, String> byName = context.rows().byExternalId(context.batch(), kind, all);
    for (String word : all) {
      String id = byName.getOrDefault(word, byKey.get(ImportLine.folded(word)));
      if (id != null) {
        found.put(word, id);
      }
    }
    return found;
  }

  private List<RowImage> existing(RowKind kind, Set<String> words) {
    return switch (kind) {
      case FACULTY -> context.catalogue().byKey(CatalogueKind.FACULTY, keys(words));
      case TERM -> context.catalogue().byKey(CatalogueKind.TERM, keys(words));
      case COURSE -> context.catalogue().byKey(CatalogueKind.COURSE, keys(words));
      case USER -> context.accounts().byUsername(words);
      default -> List.of();
    };
  }

  private static List<List<String>> keys(Set<String> words) {
    return words.stream().map(List::of).toList();
  }

  /** Values of accounts or catalogue rows by id, as they are now and as this import wants them. */
  Map<String, Map<String, String>> values(
      Collection<String> ids, Function<Collection<String>, List<RowImage>> read) {
    Map<String, Map<String, String>> values = new HashMap<>();
    read.apply(ids).forEach(image -> values.put(image.id(), new HashMap<>(image.values())));
    context
        .rows()
        .wanted(context.batch(), ids)
        .forEach((id, wanted) -> values.computeIfAbsent(id, key -> new HashMap<>()).putAll(wanted));
    return values;
  }
}
