package org.adsum.web.admin;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.adsum.enrolment.boundary.EnrolmentBoundary;
import org.adsum.enrolment.boundary.LookalikeBoundary;
import org.adsum.enrolment.boundary.ModelUse;
import org.adsum.settings.boundary.SettingBoundary;
import org.adsum.settings.boundary.SettingInput;
import org.adsum.settings.boundary.SettingView;
import org.adsum.settings.entity.Setting;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.adsum.shared.boundary.Problems;
import org.adsum.verification.boundary.FaceModel;
import org.adsum.verification.boundary.OperatingPoint;
import org.adsum.verification.boundary.PolicyBoundary;
import org.adsum.verification.boundary.PolicyView;

/** What faces are judged by, and how often that is wrong. */
@Named("adminFace")
@RequestScoped
public class FacePage {
  private static final double REVIEW_FACTOR = 10;
  private static final int ORDINARY_DAY = 20_000;
  private static final int LARGEST_DAY = 10_000_000;

  @Inject PolicyBoundary policies;
  @Inject EnrolmentBoundary enrolments;
  @Inject LookalikeBoundary lookalikes;
  @Inject SettingBoundary settings;
  @Inject FormReply reply;

  private int day = ORDINARY_DAY;

  private PolicyView policy;
  private FaceModel model;
  private List<ModelUse> use;

  @PostConstruct
  void read() {
    policy = policies.latest().orElse(null);
    use = enrolments.modelUse();
    try {
      model = policies.model();
    } catch (RuntimeException failure) {
      Problem problem = Problems.of(failure);
      if (problem.code() != ProblemCode.FACE_ENGINE_UNAVAILABLE) {
        throw failure;
      }
    }
  }

  /** The latest policy, or null. */
  public PolicyView getPolicy() {
    return policy;
  }

  /** The model in use, or null while no face can be read. */
  public FaceModel getModel() {
    return model;
  }

  /** Whether the policy is for the model in use; it is not between a change and the next start. */
  public boolean isInForce() {
    return policy != null
        && model != null
        && policy.modelId().equals(model.id())
        && policy.modelVersion().equals(model.version());
  }

  /** What a rate of the model's evaluations means, in words. */
  public String meaning(OperatingPoint point) {
    return FormReply.text("face.meaning", point.refusedOfThousand(), point.strangersForOne());
  }

  /** The policy's rate, or null when the model's evaluations do not have it. */
  public OperatingPoint getChosen() {
    return isInForce() ? point(policy.matchFmr()).orElse(null) : null;
  }

  /** "chosen", "review" or "" for a rate of the table. */
  public String role(OperatingPoint point) {
    if (!isInForce()) {
      return "";
    }
    if (point.isFor(policy.matchFmr())) {
      return "chosen";
    }
    return point.isFor(policy.matchFmr() * REVIEW_FACTOR) ? "review" : "";
  }

  /** How many check-ins the outlook is for. */
  public int getDay() {
    return day;
  }

  /** A number that makes no sense is as if nothing was said. */
  public void setDay(int day) {
    this.day = day < 1 || day > LARGEST_DAY ? ORDINARY_DAY : day;
  }

  /** Of a day's check-ins by honest people, how many are refused at the first try. */
  public long refused(OperatingPoint point) {
    return Math.round((1 - point.trueMatchRate()) * day);
  }

  /** Of a day's check-ins, were they all strangers' tries, how many would pass; "<1" below one. */
  public String passed(OperatingPoint point) {
    double expected = point.falseMatchRate() * day;
    return expected < 1 ? "< 1" : String.valueOf(Math.round(expected));
  }

  /** What the rate in use means for a day. */
  public String getOutlook() {
    return FormReply.text("face.outlook", refused(getChosen()), day, passed(getChosen()));
  }

  /**
   * Whether the policy may be made for this rate: it can be set, and a person can look from ten.
   */
  public boolean isChoosable(OperatingPoint point) {
    return choice(point).isPresent()
        && point(point.falseMatchRate() * REVIEW_FACTOR).isPresent()
        && !role(point).equals("chosen");
  }

  /** The question before a rate is chosen; it names the effect. */
  public String question(OperatingPoint point) {
    return FormReply.text(
        "face.choose.confirm", point.strangersForOne(), point.refusedOfThousand());
  }

  /** Makes a new version of the policy for this rate. */
  public void choose(OperatingPoint point) {
    SettingView now = settings.get(Setting.FACE_MATCH_FMR.key());
    boolean chosen =
        reply.attempt(
            "rates",
            null,
            () ->
                settings.change(
                    now.key(), new SettingInput(choice(point).orElseThrow(), now.version())));
    if (chosen) {
      read();
      reply.done("done.face.rate", point.strangersForOne(), policy.version());
    }
  }

  private static Optional<String> choice(OperatingPoint point) {
    return Setting.FACE_MATCH_FMR.choices().stream()
        .filter(rate -> point.isFor(Double.parseDouble(rate)))
        .findFirst();
  }

  private Optional<OperatingPoint> point(double rate) {
    return model.points().stream().filter(p -> p.isFor(rate)).findFirst();
  }

  /** From where on it is the person, in words. */
  public String getMatchText() {
    return FormReply.text(
        "face.match.text",
        policy.matchSimilarity(),
        OperatingPoint.distanceOf(policy.matchSimilarity()),
        Math.round(1 / policy.matchFmr()));
  }

  /** From where on a person must look, in words. */
  public String getReviewText() {
    return FormReply.text(
        "face.review.text",
        policy.reviewSimilarity(),
        OperatingPoint.distanceOf(policy.reviewSimilarity()));
  }

  /** Whether a rate was measured otherwise than the one in use. */
  public boolean ofOtherEvaluation(OperatingPoint point) {
    OperatingPoint chosen = getChosen();
    return chosen != null && !chosen.evaluation().equals(point.evaluation());
  }

  /** Whether any rate was. */
  public boolean isEvaluationsDiffer() {
    return model.points().stream().anyMatch(this::ofOtherEvaluation);
  }

  /** Students with templates of the model in use. */
  public long getEnrolled() {
    return use.stream().filter(this::isOfModelInUse).mapToLong(ModelUse::students).sum();
  }

  /** Models of which there are templates besides, which are not used. */
  public List<ModelUse> getOthers() {
    return use.stream().filter(u -> !isOfModelInUse(u)).toList();
  }

  private boolean isOfModelInUse(ModelUse of) {
    return model != null
        && of.modelId().equals(model.id())
        && of.modelVersion().equals(model.version());
  }

  /** Whether double enrolments are looked for. */
  public boolean isLookalikes() {
    return lookalikes.isOn();
  }
}
