package org.adsum.provisioning.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/** One upload, and what became of it. */
@Entity
@Table(name = "import_batch")
public class ImportBatch {
  @Id private String id;

  @Column(name = "file_name")
  private String fileName;

  @Column(name = "file_hash")
  private String fileHash;

  private long bytes;
  private String found;

  @Column(name = "complete_for")
  private String completeFor;

  @Column(name = "grant_admin")
  private boolean grantAdmin;

  @Enumerated(EnumType.STRING)
  private ImportState state;

  private long done;
  private long total;

  @Column(name = "beat_at")
  private Instant beatAt;

  @Column(name = "new_rows")
  private int newRows;

  @Column(name = "changed_rows")
  private int changedRows;

  @Column(name = "gone_rows")
  private int goneRows;

  @Column(name = "same_rows")
  private int sameRows;

  @Column(name = "error_rows")
  private int errorRows;

  private String problem;

  @Column(name = "problem_about")
  private String problemAbout;

  @Column(name = "diff_hash")
  private String diffHash;

  @Column(name = "made_by")
  private String madeBy;

  @Column(name = "made_at")
  private Instant madeAt;

  @Column(name = "applied_by")
  private String appliedBy;

  @Column(name = "applied_at")
  private Instant appliedAt;

  @Column(name = "undone_by")
  private String undoneBy;

  @Column(name = "undone_at")
  private Instant undoneAt;

  @Version private int version;

  protected ImportBatch() {}

  /** An upload that is about to be compared. */
  public ImportBatch(
      String id, String fileName, String fileHash, long bytes, String by, Instant at) {
    this.id = id;
    this.fileName = fileName;
    this.fileHash = fileHash;
    this.bytes = bytes;
    this.madeBy = by;
    this.madeAt = at;
    this.found = "";
    this.state = ImportState.CHECKING;
    this.beatAt = at;
    this.total = bytes;
  }

  /**
   * What the file is complete for ({@code USERS} or a term's id), and whether it may make admins.
   */
  public void promise(String completeForWhat, boolean mayGrantAdmin) {
    completeFor = completeForWhat;
    grantAdmin = mayGrantAdmin;
  }

  /** What was found out about the file's form. */
  public void describe(String form) {
    found = form;
  }

  public void beat(long doneSoFar, long ofTotal, Instant at) {
    done = doneSoFar;
    total = ofTotal;
    beatAt = at;
  }

  /** Ends the comparison. */
  public void checked(long fresh, long changed, long gone, long same, long errors) {
    state = ImportState.CHECKED;
    newRows = (int) fresh;
    changedRows = (int) changed;
    goneRows = (int) gone;
    sameRows = (int) same;
    errorRows = (int) errors;
    done = total;
  }

  /** Begins to apply or to undo. */
  public void begin(ImportState running, long ofTotal, Instant at) {
    state = running;
    problem = null;
    problemAbout = null;
    beat(0, ofTotal, at);
  }

  public void applied(String by, Instant at, String hashOfDiff) {
    state = ImportState.APPLIED;
    appliedBy = by;
    appliedAt = at;
    diffHash = hashOfDiff;
    done = total;
  }

  public void undone(String by, Instant at) {
    state = ImportState.UNDONE;
    undoneBy = by;
    undoneAt = at;
    done = total;
  }

  /** Ends what runs without having changed anything; a failed undo leaves the import applied. */
  public void fail(String code, String about) {
    state =
        switch (state) {
          case CHECKING -> ImportState.REFUSED;
          case UNDOING -> ImportState.APPLIED;
          default -> ImportState.FAILED;
        };
    problem = code;
    problemAbout = about;
  }

  public String id() {
    return id;
  }

  public String fileName() {
    return fileName;
  }

  public String fileHash() {
    return fileHash;
  }

  public long bytes() {
    return bytes;
  }

  public String found() {
    return found;
  }

  public String completeFor() {
    return completeFor;
  }

  public boolean mayGrantAdmin() {
    return grantAdmin;
  }

  public ImportState state() {
    return state;
  }

  public long done() {
    return done;
  }

  public long total() {
    return total;
  }

  public Instant beatAt() {
    return beatAt;
  }

  public int newRows() {
    return newRows;
  }

  public int changedRows() {
    return changedRows;
  }

  public int goneRows() {
    return goneRows;
  }

  public int sameRows() {
    return sameRows;
  }

  public int errorRows() {
    return errorRows;
  }

  public String problem() {
    return problem;
  }

  public String problemAbout() {
    return problemAbout;
  }

  public String madeBy() {
    return madeBy;
  }

  public Instant madeAt() {
    return madeAt;
  }

  public String appliedBy() {
    return appliedBy;
  }

  public Instant appliedAt() {
    return appliedAt;
  }

  public String undoneBy() {
    return undoneBy;
  }

  public Instant undoneAt() {
    return undoneAt;
  }
}
