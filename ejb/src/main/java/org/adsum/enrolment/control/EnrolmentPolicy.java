package org.adsum.enrolment.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.adsum.enrolment.entity.TemplateAge;
import org.adsum.settings.boundary.SettingValues;
import org.adsum.settings.entity.Setting;

/** What the institution has set for enrolments. */
@ApplicationScoped
public class EnrolmentPolicy {
  /** The choice of {@link Setting#ENROLMENT_APPROVAL} that has enrolments wait. */
  private static final String ID_PHOTO = "id-photo";

  @Inject SettingValues settings;

  /** Whether students' own enrolments wait until somebody has compared them with the ID photo. */
  public boolean asksForApproval() {
    return settings.text(Setting.ENROLMENT_APPROVAL).equals(ID_PHOTO);
  }

  /** How long an enrolment may wait. */
  public Duration patience() {
    return Duration.ofDays(settings.number(Setting.ENROLMENT_PENDING_DAYS));
  }

  /** How old templates may become. */
  public TemplateAge age() {
    return new TemplateAge(settings.number(Setting.ENROLMENT_EXPIRY_MONTHS));
  }
}
