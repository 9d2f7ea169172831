package org.adsum.face;

import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.adsum.models.build.EvalPhotos;

/**
 * What a camera would take: one person, the photo filling five sixths of the height, on the photo's
 * own colours blurred. JPEG of quality 0.9, six people. Photos are found, never kept.
 */
public final class BenchFrames {
  private static final int PEOPLE = 6;
  private static final float QUALITY = 0.9f;

  private BenchFrames() {}

  /** One frame a person. */
  public static List<byte[]> jpegs(int width, int height) {
    Path scratch = Path.of(System.getProperty("java.io.tmpdir"), "adsum-bench-photos");
    List<byte[]> frames = new ArrayList<>();
    for (EvalPhotos.Person person : EvalPhotos.locate(scratch).people().subList(0, PEOPLE)) {
      try {
        BufferedImage photo = ImageIO.read(person.photos().get(0).toFile());
        frames.add(jpeg(scene(photo, width, height)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return frames;
  }

  private static BufferedImage scene(BufferedImage photo, int width, int height) {
    BufferedImage scene = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D pen = scene.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    Image blurred = photo.getScaledInstance(8, 6, Image.SCALE_AREA_AVERAGING);
    BufferedImage ground = new BufferedImage(8, 6, BufferedImage.TYPE_3BYTE_BGR);
    ground.getGraphics().drawImage(blurred, 0, 0, null);
    pen.drawImage(ground, 0, 0, width, height, null);
    int side = height * 5 / 6;
    pen.drawImage(photo, (width - side) / 2, (height - side) / 2, side, side, null);
    pen.dispose();
    return scene;
  }

  private static byte[] jpeg(BufferedImage image) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      ImageWriteParam settings = writer.getDefaultWriteParam();
      settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      settings.setCompressionQuality(QUALITY);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), settings);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
