package org.adsum.settings.boundary;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.adsum.audit.boundary.AuditLog;
import org.adsum.audit.boundary.AuditRoles;
import org.adsum.audit.boundary.Changes;
import org.adsum.audit.entity.AuditEvent;
import org.adsum.settings.control.SettingRepository;
import org.adsum.settings.entity.Setting;
import org.adsum.settings.entity.SettingChange;
import org.adsum.settings.entity.SettingValue;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.adsum.shared.control.Ids;

/** Looking at the settings and changing them. */
@Stateless
public class SettingBoundary {
  private static final int SHOWN_CHANGES = 50;

  @Inject SettingRepository settings;
  @Inject AuditLog audit;
  @Inject Event<SettingChanged> changed;
  @Inject Ids ids;
  @Inject Clock clock;
  @Resource SessionContext context;

  /** All settings, in the order of their keys. */
  @RolesAllowed({AuditRoles.ADMIN, AuditRoles.REGISTRAR, AuditRoles.AUDITOR})
  public List<SettingView> all() {
    Map<String, String> chosen = settings.values();
    Map<String, Integer> versions = settings.versions();
    return Stream.of(Setting.values())
        .map(
            setting ->
                view(
                    setting,
                    Optional.ofNullable(chosen.get(setting.key())),
                    versions.getOrDefault(setting.key(), 0)))
        .sorted(java.util.Comparator.comparing(SettingView::key))
        .toList();
  }

  /**
   * One setting.
   *
   * @throws Problem not-found
   */
  @RolesAllowed({AuditRoles.ADMIN, AuditRoles.REGISTRAR, AuditRoles.AUDITOR})
  public SettingView get(String key) {
    Setting setting = existing(key);
    return view(setting, settings.find(setting).map(SettingValue::value), version(setting));
  }

  /**
   * The last changes of a setting, the newest first.
   *
   * @throws Problem not-found
   */
  @RolesAllowed({AuditRoles.ADMIN, AuditRoles.REGISTRAR, AuditRoles.AUDITOR})
  public List<SettingChangeView> history(String key) {
    return settings.changes(existing(key), SHOWN_CHANGES).stream()
        .map(
            c ->
                new SettingChangeView(
                    c.name(),
                    c.seq(),
                    c.oldValue(),
                    c.newValue(),
                    c.isReset(),
                    c.changedBy(),
                    c.changedAt()))
        .toList();
  }

  /**
   * Chooses a value, or takes the choice back (rule 3). What is chosen already changes nothing.
   *
   * @throws Problem not-found, setting-value, changed-meanwhile when the version is not the current
   *     one, or what the part that the setting is for has against it
   */
  @RolesAllowed(AuditRoles.ADMIN)
  public SettingView change(String key, SettingInput wanted) {
    Setting setting = existing(key);
    String value = wanted.value() == null ? null : wanted.value().strip();
    if (value != null && !setting.allows(value)) {
      throw new Problem(ProblemCode.SETTING_VALUE, key, shortened(value), allowed(setting));
    }
    SettingValue chosen = settings.lock(setting).orElse(null);
    int version = version(setting);
    if (version != wanted.version()) {
      throw new Problem(ProblemCode.CHANGED_MEANWHILE);
    }
    String before = chosen == null ? null : chosen.value();
    if (java.util.Objects.equals(before, value)) {
      return get(key);
    }
    store(setting, chosen, value, version + 1);
    return get(key);
  }

  private void store(Setting setting, SettingValue chosen, String value, int seq) {
    Instant now = clock.instant();
    String by = context.getCallerPrincipal().getName();
    String before = chosen == null ? SettingDefaults.of(setting).value() : chosen.value();
    if (value == null) {
      settings.remove(chosen);
    } else if (chosen == null) {
      settings.add(new SettingValue(setting, value, by, now));
    } else {
      chosen.change(value, by, now);
    }
    String after = value == null ? SettingDefaults.of(setting).value() : value;
    settings.add(
        new SettingChange(ids.next(), setting, seq, before, after, value == null, by, now));
    // Whoever was a moment later than another has the same number: that is found out here.
    settings.flush();
    audit.append(
        new AuditEvent(
            "settings",
            value == null ? "setting.reset" : "setting.changed",
            setting.key(),
            new Changes().change("value", before, after).toString()));
    changed.fire(new SettingChanged(setting, after));
  }

  private int version(Setting setting) {
    return settings.changes(setting, 1).stream().findFirst().map(SettingChange::seq).orElse(0);
  }

  private static SettingView view(Setting setting, Optional<String> chosen, int version) {
    SettingDefaults unchosen = SettingDefaults.of(setting);
    return new SettingView(
        setting.key(),
        setting.key().split("\\.", 2)[0],
        setting.kind(),
        chosen.orElse(unchosen.value()),
        chosen.isPresent() ? SettingSource.CHOSEN : unchosen.source(),
        unchosen.value(),
        setting.least(),
        setting.most(),
        setting.choices(),
        version);
  }

  private static Setting existing(String key) {
    return Setting.named(key).orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND));
  }

  private static String shortened(String value) {
    return value.length() > 60 ? value.substring(0, 60) + "…" : value;
  }

  private static String allowed(Setting setting) {
    return switch (setting.kind()) {
      case NUMBER -> setting.least() + "–" + setting.most();
      case SWITCH -> "true, false";
      case CHOICE -> String.join(", ", setting.choices());
      case TEXT -> setting.least() + "–" + setting.most() + " characters";
    };
  }
}
