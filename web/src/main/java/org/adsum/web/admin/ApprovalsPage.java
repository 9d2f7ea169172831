package org.adsum.web.admin;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.adsum.enrolment.boundary.EnrolmentApprovalBoundary;
import org.adsum.enrolment.boundary.EnrolmentRequestRow;
import org.adsum.identity.boundary.UserId;
import org.adsum.shared.boundary.Page;

/** One enrolment after the other, side by side with the ID photo. */
@Named("adminApprovals")
@ViewScoped
public class ApprovalsPage implements Serializable {
  private static final String BUNDLE = "org.adsum.messages.Approvals";

  @Inject EnrolmentApprovalBoundary approvals;
  @Inject FormReply reply;

  /** How many of those that wait are left for later. */
  private int skipped;

  /** The one that is shown; a decision is always on what was seen. */
  private String shown;

  private String reason;
  private transient Page<EnrolmentRequestRow> page;

  /** The picture shows the person on the ID photo. */
  public void approve() {
    String name = getRow() == null ? "" : getRow().name();
    String id = shown;
    if (reply.attempt("decide", null, () -> approvals.approve(id))) {
      reply.say(text("done.approved", name));
    }
    again();
  }

  /** It does not, or cannot be told. */
  public void refuse() {
    String name = getRow() == null ? "" : getRow().name();
    String id = shown;
    if (reply.attempt("decide", "reason", () -> approvals.refuse(id, reason))) {
      reply.say(text("done.refused", name));
      reason = null;
      again();
    }
  }

  /** Leaves this one for later; after the last one comes the first. */
  public void later() {
    skipped++;
    again();
  }

  private void again() {
    page = null;
    shown = null;
  }

  /** The enrolment to be decided; null when nobody waits. */
  public EnrolmentRequestRow getRow() {
    if (page == null) {
      page = approvals.pending(skipped, 1);
      if (page.items().isEmpty() && skipped > 0) {
        skipped = 0;
        page = approvals.pending(0, 1);
      }
      if (shown == null && !page.items().isEmpty()) {
        shown = page.items().get(0).id();
      }
    }
    return page.items().isEmpty() ? null : page.items().get(0);
  }

  /** Whether there is an ID photo to compare with. */
  public boolean isIdPhoto() {
    return getRow() != null && approvals.hasIdPhoto(new UserId(getRow().student()));
  }

  /** How many wait. */
  public long getWaiting() {
    getRow();
    return page.total();
  }

  /** Whether new enrolments wait at all. */
  public boolean isOn() {
    return approvals.isOn();
  }

  public String getReason() {
    return reason;
  }

  public void setReason(String reason) {
    this.reason = reason;
  }

  private static String text(String key, Object... arguments) {
    Locale locale = FacesContext.getCurrentInstance().getViewRoot().getLocale();
    String pattern =
        ResourceBundle.getBundle(BUNDLE, locale, ApprovalsPage.class.getClassLoader())
            .getString(key);
    return new MessageFormat(pattern, locale).format(arguments);
  }
}
