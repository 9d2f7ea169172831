package org.adsum.verification.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.adsum.settings.boundary.SettingChanged;
import org.adsum.settings.entity.Setting;
import org.adsum.verification.boundary.VerificationBoundary;

/** Lets a choice of the face rate become a policy, or refuses it with the choice. */
@ApplicationScoped
public class FaceRateWatch {
  @Inject VerificationBoundary verification;

  void follow(@Observes SettingChanged change) {
    if (change.setting() == Setting.FACE_MATCH_FMR) {
      verification.followRate();
    }
  }
}
