package org.adsum.privacy.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.adsum.enrolment.boundary.ConsentTextBoundary;
import org.adsum.enrolment.boundary.EnrolmentBoundary;
import org.adsum.enrolment.boundary.LookalikeBoundary;
import org.adsum.identity.entity.Role;
import org.adsum.privacy.control.PrivacyCountReport;
import org.adsum.privacy.entity.RetentionRule;
import org.adsum.settings.boundary.SettingValues;
import org.adsum.settings.entity.Setting;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.control.MasterKeys;
import org.adsum.verification.boundary.FaceModel;
import org.adsum.verification.boundary.PolicyBoundary;
import org.adsum.verification.boundary.PolicyView;

/**
 * A data protection impact assessment (GDPR, article 35), filled as far as the server knows: what
 * is processed, by which models and thresholds, how long it is kept, how many people it concerns.
 * What only the institution can say stands there as a question. No person is named.
 */
@Stateless
public class DpiaBoundary {
  private static final String TEMPLATE = "/org/adsum/privacy/dpia.md";

  @Inject ConsentTextBoundary consentTexts;
  @Inject SettingValues settings;
  @Inject PolicyBoundary policies;
  @Inject EnrolmentBoundary enrolment;
  @Inject LookalikeBoundary lookalikes;
  @Inject PrivacyCountReport counts;
  @Inject MasterKeys keys;
  @Inject Clock clock;

  /** The document, as Markdown. */
  @RolesAllowed(Role.ADMIN_NAME)
  public String document() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("date", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
    values.put("model", modelText());
    values.put("policy", policies.latest().map(DpiaBoundary::policyText).orElse("none yet"));
    values.put("lookalikes", lookalikes.isOn() ? "on" : "off");
    values.put("consent-version", String.valueOf(consentTexts.current().version()));
    values.put("keys", keys.ring().all().size() + ", current " + keys.ring().current().id());
    values.put("retention", retentionTable());
    values.put("settings", settingsTable());
    values.put("models-in-use", modelUse());
    counts.all().forEach((name, count) -> values.put("count." + name, String.valueOf(count)));
    String text = template();
    for (Map.Entry<String, String> value : values.entrySet()) {
      text = text.replace("{{" + value.getKey() + "}}", value.getValue());
    }
    return text;
  }

  private String modelText() {
    try {
      FaceModel model = policies.model();
      return "%s, version %s, SHA-256 `%s`; licence %s; training data: %s; from %s"
          .formatted(
              model.id(),
              model.version(),
              model.sha256(),
              model.licence(),
              model.trainingData(),
              model.source());
    } catch (Problem unavailable) {
      return "the face engine does not answer at the moment";
    }
  }

  private static String policyText(PolicyView policy) {
    return String.format(
        Locale.ROOT,
        "version %d: match from cosine %.4f (chosen for a false match rate of %.6f), a person looks"
            + " from %.4f, liveness %s",
        policy.version(),
        policy.matchSimilarity(),
        policy.matchFmr(),
        policy.reviewSimilarity(),
        policy.livenessMode());
  }

  private String retentionTable() {
    return Arrays.stream(RetentionRule.values())
        .map(
            rule -> {
              int period = settings.number(rule.setting());
              String unit = rule.unit().name().toLowerCase(Locale.ROOT);
              return "| %s | `%s` | %s |"
                  .formatted(
                      rule, rule.setting().key(), period == 0 ? "kept" : period + " " + unit);
            })
        .collect(Collectors.joining("\n"));
  }

  private String settingsTable() {
    return Arrays.stream(Setting.values())
        .map(s -> "| `%s` | %s |".formatted(s.key(), settings.text(s).replaceAll("[|\\s]+", " ")))
        .collect(Collectors.joining("\n"));
  }

  private String modelUse() {
    String text =
        enrolment.modelUse().stream()
            .map(m -> m.students() + " with " + m.modelId() + " " + m.modelVersion())
            .collect(Collectors.joining("; "));
    return text.isEmpty() ? "nobody yet" : text;
  }

  private static String template() {
    try (InputStream in = DpiaBoundary.class.getResourceAsStream(TEMPLATE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(TEMPLATE, e);
    }
  }
}
