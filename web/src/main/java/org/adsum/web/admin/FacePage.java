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

  @Inject PolicyBoundary policies;
  @Inject EnrolmentBoundary enrolments;
  @Inject LookalikeBoundary lookalikes;

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
