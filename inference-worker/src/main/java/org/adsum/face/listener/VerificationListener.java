package org.adsum.face.listener;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.util.List;
import java.util.Optional;
import org.adsum.checkin.boundary.AttemptId;
import org.adsum.checkin.boundary.WorkerBoundary;
import org.adsum.checkin.boundary.WorkerBoundary.Claim;
import org.adsum.checkin.boundary.WorkerBoundary.Work;
import org.adsum.checkin.entity.ChallengeFrame;
import org.adsum.face.Depth;
import org.adsum.face.Embedding;
import org.adsum.face.FaceEngine;
import org.adsum.face.Outcome;
import org.adsum.face.Place;
import org.adsum.face.PlacedFrame;
import org.adsum.face.Probe;
import org.adsum.face.Verification;
import org.adsum.identity.entity.Role;
import org.adsum.telemetry.MessageTrace;
import org.adsum.verification.entity.LivenessMode;
import org.adsum.verification.entity.Measurement;
import org.adsum.verification.entity.Movement;
import org.jboss.logging.MDC;

/**
 * Takes attempts from the queue, measures them and hands the numbers over for the verdict. The
 * message, the verdict and all that belongs to it are one XA transaction; an exception puts the
 * message back.
 */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destinationLookup",
          propertyValue = "java:/jms/queue/AdsumVerification"),
      @ActivationConfigProperty(
          propertyName = "destinationType",
          propertyValue = "jakarta.jms.Queue"),
      // Some more than are measured at once: while one waits for its commit, another is measured.
      @ActivationConfigProperty(
          propertyName = "maxSession",
          propertyValue = "${adsum.face.sessions:4}")
    })
@RunAs(Role.SYSTEM_NAME)
public class VerificationListener implements MessageListener {
  /** Under this name lines of the log carry the attempt they are about. */
  private static final String ATTEMPT = "attempt";

  @Inject WorkerBoundary worker;
  @Inject LoadedEngine loaded;
  @Inject MeasuringRoom room;
  @Inject Neighbours neighbours;
  @Inject MessageTrace trace;
  @Inject Tracer tracer;
  @Inject MeterRegistry meters;

  // A message has no caller, and a bean with a run-as role denies whatever it does not allow.
  @PermitAll
  @Override
  public void onMessage(Message message) {
    trace.receive(message, "adsum.verification", () -> judge(message));
  }

  private void judge(Message message) {
    try {
      AttemptId attempt = new AttemptId(message.getStringProperty("attempt"));
      MDC.put(ATTEMPT, attempt.value());
      Span.current().setAttribute(MessageTrace.ATTEMPT, attempt.value());
      byte[] sealed = message.getBody(byte[].class);
      // Without an engine nobody tries in vain: the message waits for a node that has one.
      FaceEngine engine = loaded.engine();
      boolean suspect =
          neighbours.inCompany(() -> judge(worker.claimFirst(attempt), sealed, engine));
      if (suspect) {
        neighbours.alone(() -> judge(worker.claimAgain(attempt), sealed, engine));
      }
    } catch (JMSException e) {
      throw new JMSRuntimeException(e.getMessage(), e.getErrorCode(), e);
    } finally {
      MDC.remove(ATTEMPT);
    }
  }

  /** Returns whether the attempt must be alone and has still to be judged. */
  private boolean judge(Claim claim, byte[] sealed, FaceEngine engine) {
    if (claim.isGood()) {
      AttemptStages stages = new AttemptStages(tracer, meters);
      Optional<Work> opened = stages.during("open", () -> worker.open(claim, sealed));
      if (opened.isPresent()) {
        Measurement measured = room.measure(() -> measured(claim, engine, opened.get(), stages));
        stages.during("conclude", () -> concluded(claim.attempt(), measured));
      }
    }
    return claim.mustBeAlone();
  }

  private Measurement concluded(AttemptId attempt, Measurement measured) {
    worker.conclude(attempt, measured);
    return measured;
  }

  private static Measurement measured(
      Claim claim, FaceEngine engine, Work work, AttemptStages stages) {
    long start = System.nanoTime();
    List<PlacedFrame> frames = work.frames().stream().map(VerificationListener::placed).toList();
    // Where liveness decides, also frames without a move are each looked at in full: several
    // frames are harder to fool than one. Where it does not, the best one will do. A probe with
    // moves is always read in full.
    Depth depth = work.liveness() == LivenessMode.ENFORCED ? Depth.EVERY : Depth.BEST;
    Probe probe = engine.probe(frames, depth, stages);
    Verification result =
        stages.during(
            "compare",
            () -> engine.verify(probe, work.templates().stream().map(Embedding::of).toList()));
    int millis = (int) ((System.nanoTime() - start) / 1_000_000);
    boolean measured = result.outcome() == Outcome.OK;
    return new Measurement(
        result.outcome().name(),
        measured ? result.similarity() : null,
        measured && work.liveness() != LivenessMode.OFF ? result.liveness() : null,
        Movement.valueOf(result.movement().name()),
        result.usableFrames(),
        engine.modelId(),
        engine.modelVersion(),
        millis);
  }

  private static PlacedFrame placed(ChallengeFrame frame) {
    return new PlacedFrame(frame.image(), Place.valueOf(frame.place().name()));
  }
}
