package org.adsum.web.admin;

import jakarta.annotation.PostConstruct;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.adsum.audit.boundary.AuditBoundary;
import org.adsum.audit.boundary.AuditFilter;
import org.adsum.audit.boundary.AuditKeyView;
import org.adsum.audit.boundary.AuditRow;
import org.adsum.audit.boundary.VerificationView;
import org.adsum.audit.entity.ChainFault;
import org.adsum.identity.boundary.AccountName;
import org.adsum.identity.boundary.AccountNames;
import org.adsum.identity.boundary.ScopeBoundary;
import org.adsum.web.shell.Zone;

/** The audit log: who changed what, when and from where. Every view has an address of its own. */
@Named("adminAudit")
@ViewScoped
public class AuditPage implements Serializable {
  private static final int ROWS = 50;
  private static final int CANDIDATES = 10;

  @Inject AuditBoundary log;
  @Inject ScopeBoundary scopes;
  @Inject AccountNames accounts;
  @Inject Zone zone;

  private LocalDate from;
  private LocalDate to;
  private String who;
  private String person;
  private String action;
  private String stream;
  private String address;
  private String before;

  private List<AuditRow> rows = List.of();
  private String next;
  private Map<String, AccountName> names = Map.of();
  private List<AccountName> candidates = List.of();
  private List<String> actions;
  private VerificationView verification;
  private boolean protectedByDatabase;
  private AuditKeyView key;
  private long roughCount;

  @PostConstruct
  void begin() {
    // The log is of the whole university: entries do not say which part they belong to.
    scopes.requireWhole();
    actions = log.actions();
    verification = log.verification();
    protectedByDatabase = log.isProtected();
    key = log.key().orElse(null);
    roughCount = log.roughCount();
  }

  /** Reads the entries that the address asks for. */
  public void read() {
    findPerson();
    if (isUnknownPerson() || !candidates.isEmpty()) {
      return;
    }
    org.adsum.audit.boundary.AuditPage page = log.find(filter(), before, ROWS);
    rows = page.items();
    next = page.next();
    Set<String> ids = new LinkedHashSet<>();
    rows.forEach(row -> ids.addAll(List.of(row.actor(), row.subject())));
    if (person != null) {
      ids.add(person);
    }
    names = accounts.of(ids);
  }

  /** Words that mean one person become that person; otherwise the reader chooses. */
  private void findPerson() {
    if (person != null || who == null || who.isBlank()) {
      return;
    }
    List<AccountName> found = accounts.find(who.strip(), CANDIDATES);
    List<AccountName> exact = found.stream().filter(a -> a.username().equals(who.strip())).toList();
    if (exact.size() == 1 || found.size() == 1) {
      person = (exact.size() == 1 ? exact : found).get(0).id();
    } else {
      candidates = found;
    }
  }

  /** Whether the words for a person mean nobody. */
  public boolean isUnknownPerson() {
    return who != null && !who.isBlank() && person == null && candidates.isEmpty();
  }

  private AuditFilter filter() {
    return AuditQuery.filter(from, to, person, action, stream, address, zone.getId());
  }

  /** Begins to follow every chain. */
  public void verify() {
    verification = log.verify();
  }

  /** Asks how far following the chains is. */
  public void look() {
    verification = log.verification();
  }

  /** The address of this view with one thing otherwise, or of it from the beginning. */
  public String link(String name, String value) {
    Map<String, String> wanted = parameters();
    wanted.remove("before");
    wanted.put(name, value);
    return "/admin/audit" + query(wanted);
  }

  /** The address of the entries after these. */
  public String getOlder() {
    return link("before", next);
  }

  /** The address of the newest entries of this view. */
  public String getNewest() {
    return link("before", null);
  }

  /** The address of the export of this view. */
  public String getDownload() {
    Map<String, String> wanted = parameters();
    wanted.remove("before");
    wanted.remove("who");
    return "/admin/audit/export.zip" + query(wanted);
  }

  private Map<String, String> parameters() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("from", from == null ? null : from.toString());
    all.put("to", to == null ? null : to.toString());
    all.put("who", person == null ? who : null);
    all.put("person", person);
    all.put("action", action);
    all.put("stream", stream);
    all.put("address", address);
    all.put("before", before);
    return all;
  }

  private static String query(Map<String, String> parameters) {
    String query =
        parameters.entrySet().stream()
            .filter(e -> e.getValue() != null && !e.getValue().isBlank())
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return query.isEmpty() ? "" : "?" + query;
  }

  /** Whether the view is narrowed. */
  public boolean isNarrowed() {
    return parameters().entrySet().stream()
        .anyMatch(e -> !e.getKey().equals("before") && e.getValue() != null);
  }

  /** What was done, in words; the action itself where there are none. */
  public String words(String of) {
    return AuditWords.action(of, FacesContext.getCurrentInstance().getViewRoot().getLocale());
  }

  /** The details, one by one. */
  public List<AuditWords.Detail> details(AuditRow row) {
    return AuditWords.details(row.details());
  }

  /** Who it is, by name; the id when it is nobody's who has an account. */
  public String name(String id) {
    AccountName known = names.get(id);
    return known == null ? AuditWords.nobody(id) : known.name();
  }

  /** The user name beside the name, or nothing. */
  public String username(String id) {
    AccountName known = names.get(id);
    return known == null ? "" : known.username();
  }

  /** Whether the id is an account's. */
  public boolean isAccount(String id) {
    return names.containsKey(id);
  }

  /** What was found wrong, in words. */
  public String fault(ChainFault fault) {
    return AuditWords.text(
        "fault", AuditWords.text("fault." + fault.kind()), fault.stream(), fault.seq());
  }

  /** What the last check found, in words. */
  public String getReportText() {
    return AuditWords.text(
        verification.report().isIntact() ? "verify.intact" : "verify.broken",
        verification.report().entries(),
        verification.report().streams(),
        verification.report().checkpoints(),
        verification.report().millis() / 1000.0);
  }

  public List<AuditRow> getRows() {
    return rows;
  }

  public String getNext() {
    return next;
  }

  public List<AccountName> getCandidates() {
    return candidates;
  }

  /** What the list can be narrowed to, by its words. */
  public List<String> getActions() {
    List<String> sorted = new ArrayList<>(actions);
    sorted.sort(java.util.Comparator.comparing(this::words, String.CASE_INSENSITIVE_ORDER));
    return sorted;
  }

  public VerificationView getVerification() {
    return verification;
  }

  public boolean isProtectedByDatabase() {
    return protectedByDatabase;
  }

  public AuditKeyView getKey() {
    return key;
  }

  public long getRoughCount() {
    return roughCount;
  }

  public LocalDate getFrom() {
    return from;
  }

  public void setFrom(LocalDate from) {
    this.from = from;
  }

  public LocalDate getTo() {
    return to;
  }

  public void setTo(LocalDate to) {
    this.to = to;
  }

  /** What stands in the field for a person. */
  public String getWho() {
    return person != null && names.containsKey(person) ? names.get(person).username() : who;
  }

  public void setWho(String who) {
    this.who = who;
  }

  public String getPerson() {
    return person;
  }

  public void setPerson(String person) {
    this.person = person;
  }

  public String getAction() {
    return action;
  }

  public void setAction(String action) {
    this.action = action;
  }

  public String getStream() {
    return stream;
  }

  public void setStream(String stream) {
    this.stream = stream;
  }

  public String getAddress() {
    return address;
  }

  public void setAddress(String address) {
    this.address = address;
  }

  public String getBefore() {
    return before;
  }

  public void setBefore(String before) {
    this.before = before;
  }
}
