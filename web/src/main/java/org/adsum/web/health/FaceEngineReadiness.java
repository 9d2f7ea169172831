package org.adsum.web.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.adsum.enrolment.boundary.FaceReader;
import org.adsum.shared.entity.JpegPhoto;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * UP from the first inference on that worked: models that have been loaded and used once do not go
 * away again.
 */
@Readiness
@ApplicationScoped
public class FaceEngineReadiness implements HealthCheck {
  private static final Logger LOG = Logger.getLogger(FaceEngineReadiness.class);
  private static final int SIDE = 160;

  @Inject FaceReader faces;

  private volatile boolean worked;

  @Override
  public HealthCheckResponse call() {
    if (!worked) {
      worked = tryOnce();
    }
    return HealthCheckResponse.named("face-engine").status(worked).build();
  }

  private synchronized boolean tryOnce() {
    if (worked) {
      return true;
    }
    try {
      FaceReader.Outcome outcome = faces.read(List.of(empty())).get(0).outcome();
      return outcome != FaceReader.Outcome.UNREADABLE;
    } catch (IOException | RuntimeException e) {
      LOG.warn("The face engine does not work", e);
      return false;
    }
  }

  /** A grey picture without anybody. */
  private static JpegPhoto empty() throws IOException {
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    ImageIO.write(image, "jpeg", jpeg);
    return JpegPhoto.of(jpeg.toByteArray());
  }
}
