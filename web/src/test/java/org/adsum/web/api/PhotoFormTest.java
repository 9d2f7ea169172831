package org.adsum.web.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.ws.rs.core.MediaType;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import javax.imageio.ImageIO;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.adsum.shared.entity.Photo;
import org.junit.jupiter.api.Test;

class PhotoFormTest {
  private static final MediaType TYPE =
      new MediaType("multipart", "form-data", Map.of("boundary", "b0undary"));
  private static final PhotoForm.Wanted WANTED = new PhotoForm.Wanted("frames", 3, 5);

  @Test
  void ticketAndPhotosAreTakenAndOtherPartsAreLeft() throws IOException {
    PhotoForm form =
        read(part("ticket", " T1 ".getBytes()), part("x", new byte[9]), frame(jpeg("jpeg")));

    assertEquals("T1", form.ticket());
    assertEquals(1, form.photos().size());
    assertFalse(form.toString().contains("T1"));
  }

  @Test
  void theSixthPhotoIsRefused() throws IOException {
    byte[] frame = frame(jpeg("jpeg"));
    assertEquals(5, read(Collections.nCopies(5, frame).toArray(byte[][]::new)).photos().size());

    assertProblem(ProblemCode.PHOTO_COUNT, Collections.nCopies(100, frame).toArray(byte[][]::new));
  }

  @Test
  void aPhotoThatIsNotWhatItsNameSaysIsRefused() throws IOException {
    assertProblem(ProblemCode.PHOTO_FORMAT, frame(jpeg("gif")));
    assertProblem(ProblemCode.PHOTO_FORMAT, frame("just text".getBytes()));
    assertProblem(ProblemCode.PHOTO_FORMAT, frame(new byte[0]));
    byte[] whole = jpeg("jpeg");
    assertProblem(ProblemCode.PHOTO_DAMAGED, frame(Arrays.copyOf(whole, whole.length / 2)));
  }

  @Test
  void aPhotoWithTooManyPixelsOrBytesIsRefused() throws IOException {
    byte[] huge = jpeg("jpeg");
    int frameHeader = indexOfFrameHeader(huge);
    huge[frameHeader + 5] = huge[frameHeader + 7] = (byte) (20_000 >> 8);
    huge[frameHeader + 6] = huge[frameHeader + 8] = (byte) 20_000;
    assertProblem(ProblemCode.PHOTO_TOO_LARGE, frame(huge));
    assertProblem(ProblemCode.PHOTO_TOO_LARGE, frame(new byte[Photo.MOST_BYTES + 1]));
  }

  @Test
  void whatIsMuchTooLongForATicketIsNone() {
    assertProblem(ProblemCode.TICKET_UNKNOWN, part("ticket", new byte[10_000]));
  }

  private static int indexOfFrameHeader(byte[] jpeg) {
    for (int at = 0; at < jpeg.length; at++) {
      if (jpeg[at] == (byte) 0xFF && jpeg[at + 1] == (byte) 0xC0) {
        return at;
      }
    }
    throw new AssertionError("no baseline frame header");
  }

  private static byte[] jpeg(String format) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(80, 80, BufferedImage.TYPE_INT_RGB), format, file);
    return file.toByteArray();
  }

  private static byte[] frame(byte[] content) {
    return part("frames", content);
  }

  private static byte[] part(String name, byte[] content) {
    ByteArrayOutputStream part = new ByteArrayOutputStream();
    String head =
        "--b0undary\r\nContent-Disposition: form-data; name=\""
            + name
            + "\"; filename=\"face.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n";
    part.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    part.writeBytes(content);
    part.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    return part.toByteArray();
  }

  private static PhotoForm read(byte[]... parts) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    Arrays.stream(parts).forEach(body::writeBytes);
    body.writeBytes("--b0undary--\r\n".getBytes(StandardCharsets.UTF_8));
    return PhotoForm.read(new ByteArrayInputStream(body.toByteArray()), TYPE, WANTED);
  }

  private static void assertProblem(ProblemCode expected, byte[]... parts) {
    assertEquals(expected, assertThrows(Problem.class, () -> read(parts)).code());
  }
}
