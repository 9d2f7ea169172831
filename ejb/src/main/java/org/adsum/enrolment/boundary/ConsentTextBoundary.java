package org.adsum.enrolment.boundary;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.adsum.audit.boundary.AuditLog;
import org.adsum.audit.entity.AuditEvent;
import org.adsum.enrolment.control.ConsentTextRepository;
import org.adsum.enrolment.control.TemplateRepository;
import org.adsum.enrolment.entity.BiometricConsent;
import org.adsum.enrolment.entity.ConsentBody;
import org.adsum.enrolment.entity.ConsentEffect;
import org.adsum.enrolment.entity.ConsentKind;
import org.adsum.enrolment.entity.ConsentText;
import org.adsum.identity.entity.Role;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.adsum.shared.boundary.Words;

/** The text that students agree to: read by them, written and published by admins. */
@Stateless
public class ConsentTextBoundary {
  private static final int NONE = -1;

  @Inject ConsentTextRepository texts;
  @Inject TemplateRepository consents;
  @Inject AuditLog audit;
  @Inject Clock clock;
  @Resource SessionContext context;

  /**
   * The current text for the calling student, with what changed since the version that the student
   * agreed to.
   */
  @RolesAllowed(Role.STUDENT_NAME)
  public ConsentTextView forMe() {
    ConsentText current = texts.current();
    List<ConsentBody.Change> changes =
        consents
            .lastConsent(caller())
            .filter(consent -> consent.kind() == ConsentKind.GIVEN)
            .map(BiometricConsent::policyVersion)
            .flatMap(texts::published)
            .map(agreed -> current.body().changesSince(agreed.body()))
            .orElse(List.of());
    return ConsentTextView.of(current, changes);
  }

  /** The current text, for who keeps it. */
  @RolesAllowed(Role.ADMIN_NAME)
  public ConsentTextView current() {
    return ConsentTextView.of(texts.current(), List.of());
  }

  /**
   * A published version with its changes since the one before.
   *
   * @throws Problem not-found
   */
  @RolesAllowed(Role.ADMIN_NAME)
  public ConsentTextView published(int version) {
    ConsentText text =
        texts.published(version).orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND));
    return ConsentTextView.of(
        text,
        texts
            .published(version - 1)
            .map(before -> text.body().changesSince(before.body()))
            .orElse(List.of()));
  }

  /** All published versions, the newest first. */
  @RolesAllowed(Role.ADMIN_NAME)
  public List<ConsentTextRow> history() {
    return texts.history();
  }

  /** The draft with its changes since the current text; empty while nobody writes one. */
  @RolesAllowed(Role.ADMIN_NAME)
  public Optional<ConsentTextView> draft() {
    return texts.draft().map(this::draftView);
  }

  /** How many students would be asked again by a version that asks. */
  @RolesAllowed(Role.ADMIN_NAME)
  public long wouldBeAsked() {
    return texts.agreedBefore(texts.current().version() + 1);
  }

  /**
   * Writes the draft; the first time makes it.
   *
   * @throws Problem invalid-input (body), changed-meanwhile
   */
  @RolesAllowed(Role.ADMIN_NAME)
  public ConsentTextView write(ConsentDraft wanted) {
    ConsentBody body = new ConsentBody(wanted.body());
    if (!body.isAcceptable() || body.blocks().isEmpty()) {
      throw new Problem(ProblemCode.INVALID_INPUT, "body", Words.of("consent-length"));
    }
    Optional<ConsentText> existing = texts.lockDraft();
    requireRead(existing, wanted.rowVersion());
    ConsentText draft = existing.orElseGet(() -> new ConsentText(texts.current().version() + 1));
    draft.write(body, wanted.namesComparison(), caller(), clock.instant());
    if (existing.isEmpty()) {
      texts.add(draft);
    }
    texts.flush();
    log("consent-text.written", draft, "characters=" + body.text().length());
    return draftView(draft);
  }

  /**
   * Throws the draft away. Without one nothing happens.
   *
   * @throws Problem changed-meanwhile
   */
  @RolesAllowed(Role.ADMIN_NAME)
  public void discard(int rowVersion) {
    Optional<ConsentText> draft = texts.lockDraft();
    if (draft.isPresent()) {
      requireRead(draft, rowVersion);
      texts.remove(draft.get());
      log("consent-text.discarded", draft.get(), "");
    }
  }

  /**
   * Makes the draft the current text, for good.
   *
   * @throws Problem not-found without a draft, changed-meanwhile; consent-must-ask when those who
   *     agreed before would be compared with other people without having been asked
   */
  @RolesAllowed(Role.ADMIN_NAME)
  public ConsentTextView publish(ConsentEffect effect, int rowVersion) {
    if (effect == null) {
      throw new Problem(ProblemCode.INVALID_INPUT, "effect", Words.of("value-unreadable"));
    }
    Optional<ConsentText> found = texts.lockDraft();
    ConsentText draft = found.orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND));
    requireRead(found, rowVersion);
    ConsentText current = texts.current();
    if (effect == ConsentEffect.MINOR && !draft.mayBeMinorAfter(current)) {
      throw new Problem(ProblemCode.CONSENT_MUST_ASK);
    }
    long asked = effect == ConsentEffect.MINOR ? 0 : texts.agreedBefore(draft.version());
    draft.publish(effect, clock.instant());
    texts.flush();
    log("consent-text.published", draft, "effect=" + effect + " asked=" + asked);
    return ConsentTextView.of(draft, draft.body().changesSince(current.body()));
  }

  private ConsentTextView draftView(ConsentText draft) {
    return ConsentTextView.of(draft, draft.body().changesSince(texts.current().body()));
  }

  private static void requireRead(Optional<ConsentText> draft, int rowVersion) {
    if (draft.map(ConsentText::rowVersion).orElse(NONE) != rowVersion) {
      throw new Problem(ProblemCode.CHANGED_MEANWHILE);
    }
  }

  private void log(String action, ConsentText text, String details) {
    String version = "version=" + text.version();
    audit.append(
        new AuditEvent(
            "consent-text",
            action,
            "consent-text",
            details.isEmpty() ? version : version + " " + details));
  }

  private String caller() {
    return context.getCallerPrincipal().getName();
  }
}
