package org.adsum.web.student;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.adsum.enrolment.boundary.ConsentTextBoundary;
import org.adsum.enrolment.boundary.ConsentTextView;
import org.adsum.enrolment.boundary.EnrolmentBoundary;
import org.adsum.enrolment.boundary.EnrolmentView;

/** Where the student stands with the enrolment, and the texts for the page's script. */
@Named("enrolPage")
@RequestScoped
public class EnrolPage {
  @Inject EnrolmentBoundary enrolments;
  @Inject ConsentTextBoundary consents;
  @Inject PageTexts texts;

  private EnrolmentView enrolment;
  private ConsentTextView text;

  @PostConstruct
  void read() {
    enrolment = enrolments.mine();
    text = consents.forMe();
  }

  /** Consent and templates as they are now. */
  public EnrolmentView getEnrolment() {
    return enrolment;
  }

  /** The current consent text, with what changed since the student agreed. */
  public ConsentTextView getText() {
    return text;
  }

  /** JSON for the page's script. */
  public String getData() {
    return texts.data("enrol.", "shared.").build().toString();
  }
}
