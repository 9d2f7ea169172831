package org.adsum.web.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.adsum.enrolment.boundary.FaceReader;
import org.adsum.health.Probe;
import org.adsum.shared.boundary.LogLine;
import org.adsum.shared.entity.Photo;
import org.jboss.logging.Logger;

/**
 * Works from the first inference on that worked: models that have been loaded and used once do not
 * go away again.
 */
@ApplicationScoped
public class FaceEngineProbe implements Probe {
  private static final Logger LOG = Logger.getLogger(FaceEngineProbe.class);
  private static final int SIDE = 160;

  @Inject FaceReader faces;

  private volatile boolean worked;

  @Override
  public String name() {
    return "face-engine";
  }

  @Override
  public Optional<String> fault() {
    return faces.fault();
  }

  @Override
  public boolean works() {
    if (faces.fault().isPresent()) {
      return false;
    }
    if (!worked) {
      tryOnce();
    }
    return worked;
  }

  private synchronized void tryOnce() {
    if (worked) {
      return;
    }
    try {
      worked =
          faces.read(List.of(emptyPicture())).get(0).outcome() != FaceReader.Outcome.UNREADABLE;
    } catch (IOException | RuntimeException e) {
      LogLine.FACE_ENGINE_DOWN.tell(LOG, e);
    }
  }

  private static Photo emptyPicture() throws IOException {
    BufferedImage picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    ImageIO.write(picture, "jpeg", jpeg);
    return Photo.of(jpeg.toByteArray());
  }
}
