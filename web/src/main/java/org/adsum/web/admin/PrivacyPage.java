package org.adsum.web.admin;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.adsum.identity.boundary.UserId;
import org.adsum.privacy.boundary.DeletionView;
import org.adsum.privacy.boundary.ErasureBoundary;
import org.adsum.privacy.boundary.ErasureDecision;
import org.adsum.privacy.boundary.ErasureView;
import org.adsum.privacy.boundary.KeyBoundary;
import org.adsum.privacy.boundary.KeyStatus;
import org.adsum.privacy.boundary.RetentionBoundary;
import org.adsum.privacy.boundary.RetentionView;
import org.adsum.privacy.entity.ErasureState;

/** Requests to be erased, retention, the ledger and the keys. */
@Named("adminPrivacy")
@ViewScoped
public class PrivacyPage implements Serializable {
  @Inject ErasureBoundary erasures;
  @Inject RetentionBoundary retention;
  @Inject KeyBoundary keys;
  @Inject FormReply reply;

  private transient List<ErasureView> requests;
  private transient List<RetentionView> rules;
  private transient List<DeletionView> ledger;
  private transient KeyStatus keyStatus;
  private String answer;

  /** Reads what waits, or refuses the whole page before any of it is written. */
  public void open() {
    getRequests();
  }

  /** Decides on the request that the pressed button names. */
  public void decide(ErasureState wanted) {
    PressedRow pressed = PressedRow.named("request");
    String why = wanted == ErasureState.REFUSED ? answer : null;
    ErasureDecision decision = new ErasureDecision(wanted, why, pressed.version());
    if (reply.attempt("requests", null, () -> erasures.decide(pressed.id(), decision))) {
      answer = null;
      reply.done("done.erasure." + wanted);
    }
    forget();
  }

  /** Decides that a person is erased after the waiting time. */
  public void erase(String person) {
    if (reply.attempt("privacy", null, () -> erasures.erase(new UserId(person)))) {
      reply.done("done.erasure." + ErasureState.SCHEDULED);
    }
    forget();
  }

  /** The last request of a person, or null. */
  public ErasureView requestOf(String person) {
    return erasures.of(new UserId(person)).orElse(null);
  }

  /** Carries out what is due. */
  public void runNow() {
    if (reply.attempt("retention", null, retention::runNow)) {
      reply.done("done.retention");
    }
    forget();
  }

  /** Seals everything with the newest master key. */
  public void rotate() {
    if (reply.attempt("keys", null, keys::rotate)) {
      reply.done("done.keys");
    }
    forget();
  }

  private void forget() {
    requests = null;
    rules = null;
    ledger = null;
    keyStatus = null;
  }

  public List<ErasureView> getRequests() {
    requests = requests == null ? erasures.all() : requests;
    return requests;
  }

  public List<RetentionView> getRules() {
    rules = rules == null ? retention.rules() : rules;
    return rules;
  }

  /** How many rows the next run removes, of all rules. */
  public long getDue() {
    return getRules().stream().mapToLong(RetentionView::due).sum();
  }

  public List<DeletionView> getLedger() {
    ledger = ledger == null ? retention.ledger() : ledger;
    return ledger;
  }

  public KeyStatus getKeyStatus() {
    keyStatus = keyStatus == null ? keys.status() : keyStatus;
    return keyStatus;
  }

  public String getAnswer() {
    return answer;
  }

  public void setAnswer(String answer) {
    this.answer = answer;
  }
}
