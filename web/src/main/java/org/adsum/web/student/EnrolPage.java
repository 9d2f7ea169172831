package org.adsum.web.student;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.adsum.enrolment.boundary.EnrolmentBoundary;
import org.adsum.enrolment.boundary.EnrolmentView;

/** Where the student stands with the enrolment, and the texts for the page's script. */
@Named("enrolPage")
@RequestScoped
public class EnrolPage {
  @Inject EnrolmentBoundary enrolments;
  @Inject PageTexts texts;

  private EnrolmentView enrolment;

  @PostConstruct
  void read() {
    enrolment = enrolments.mine();
  }

  /** Consent and templates as they are now. */
  public EnrolmentView getEnrolment() {
    return enrolment;
  }

  /** JSON for the page's script. */
  public String getData() {
    return texts.data("enrol.", "shared.").build().toString();
  }
}
