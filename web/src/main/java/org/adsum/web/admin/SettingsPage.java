package org.adsum.web.admin;

import jakarta.annotation.PostConstruct;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.adsum.identity.boundary.AccountName;
import org.adsum.identity.boundary.AccountNames;
import org.adsum.identity.entity.Role;
import org.adsum.settings.boundary.SettingBoundary;
import org.adsum.settings.boundary.SettingChangeView;
import org.adsum.settings.boundary.SettingInput;
import org.adsum.settings.boundary.SettingView;
import org.adsum.shared.boundary.Problems;

/** All settings by group, each with its control, where its value comes from, and its history. */
@Named("adminSettings")
@ViewScoped
public class SettingsPage implements Serializable {
  private static final String BUNDLE = "org.adsum.messages.Settings";

  @Inject SettingBoundary settings;
  @Inject AccountNames accounts;
  @Inject FormReply reply;

  private String history;
  private List<Group> groups;
  private List<SettingChangeView> changes = List.of();
  private Map<String, AccountName> names = Map.of();

  /** Settings that begin with the same word. */
  public record Group(String key, String title, List<Entry> entries) {}

  /** One setting with what the reader has typed. */
  public static class Entry implements Serializable {
    private SettingView setting;
    private String value;
    private String problem;

    Entry(SettingView setting) {
      read(setting);
    }

    final void read(SettingView current) {
      setting = current;
      value = current.value();
      problem = null;
    }

    public SettingView getSetting() {
      return setting;
    }

    /** The id of its controls: the key without what an id may not have. */
    public String getId() {
      return setting.key().replace('.', '-');
    }

    public String getValue() {
      return value;
    }

    public void setValue(String value) {
      this.value = value;
    }

    /** What is wrong with what was typed, or null. */
    public String getProblem() {
      return problem;
    }

    /** Its title. */
    public String getTitle() {
      return optional("setting." + setting.key(), setting.key());
    }

    /** What it does; empty when nobody says. */
    public String getHelp() {
      return optional("setting." + setting.key() + ".help", "");
    }
  }

  @PostConstruct
  void begin() {
    Map<String, List<SettingView>> byGroup =
        settings.all().stream()
            .collect(
                Collectors.groupingBy(SettingView::group, LinkedHashMap::new, Collectors.toList()));
    groups = new ArrayList<>();
    byGroup.forEach(
        (key, list) ->
            groups.add(
                new Group(
                    key, optional("group." + key, key), list.stream().map(Entry::new).toList())));
  }

  /** Reads the history that the address asks for, if it asks for one. */
  public void read() {
    if (history != null) {
      changes = Place.orNotFound(() -> settings.history(history));
      if (changes != null) {
        names = accounts.of(changes.stream().map(SettingChangeView::by).distinct().toList());
      }
    }
  }

  /** Chooses what was typed. */
  public void save(Entry entry) {
    change(entry, entry.value == null ? "" : entry.value);
  }

  /** Takes the choice back. */
  public void reset(Entry entry) {
    change(entry, null);
  }

  private void change(Entry entry, String value) {
    String key = entry.setting.key();
    try {
      entry.read(settings.change(key, new SettingInput(value, entry.setting.version())));
      reply.done("done.setting", entry.getTitle());
      if (key.equals(history)) {
        read();
      }
    } catch (RuntimeException failure) {
      entry.problem = Problems.detail(Problems.of(failure), locale());
    }
  }

  /** The question before a choice is taken back; it names the effect. */
  public String question(Entry entry) {
    return text("reset.confirm", entry.getTitle(), shown(entry, entry.setting.unchosen()));
  }

  /** A value as it is read: switches by words. */
  public String shown(Entry entry, String value) {
    return optional("value." + value, value);
  }

  /** Where the value comes from, in words. */
  public String source(Entry entry) {
    return text("source." + entry.setting.source(), shown(entry, entry.setting.unchosen()));
  }

  /** What may be typed, in words; empty where the control shows it. */
  public String bounds(Entry entry) {
    SettingView setting = entry.setting;
    return switch (setting.kind()) {
      case NUMBER -> text("bounds.number", setting.least(), setting.most());
      case TEXT -> text("bounds.text", setting.least(), setting.most());
      case SWITCH, CHOICE -> "";
    };
  }

  /** Whether the reader may change anything. */
  public boolean isWritable() {
    return FacesContext.getCurrentInstance().getExternalContext().isUserInRole(Role.ADMIN_NAME);
  }

  /** Who made a change. */
  public String name(String id) {
    AccountName known = names.get(id);
    return known == null ? AuditWords.nobody(id) : known.name();
  }

  public List<Group> getGroups() {
    return groups;
  }

  public List<SettingChangeView> getChanges() {
    return changes;
  }

  public String getHistory() {
    return history;
  }

  public void setHistory(String history) {
    this.history = history;
  }

  private static String text(String key, Object... arguments) {
    return new MessageFormat(texts().getString(key), locale()).format(arguments);
  }

  private static String optional(String key, String otherwise) {
    ResourceBundle texts = texts();
    return texts.containsKey(key) ? texts.getString(key) : otherwise;
  }

  private static ResourceBundle texts() {
    return ResourceBundle.getBundle(BUNDLE, locale());
  }

  private static Locale locale() {
    return FacesContext.getCurrentInstance().getViewRoot().getLocale();
  }
}
