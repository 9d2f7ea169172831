package org.adsum.face;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/** What facenet-pytorch's own MTCNN found on the evaluation images. */
final class Golden {
  /** One image at one smallest face. */
  record Case(Path image, int smallestFace, List<DetectedFace> faces) {
    Frame frame() throws IOException {
      return Frame.of(ImageIO.read(image.toFile()));
    }
  }

  private Golden() {}

  static List<Case> cases(Path evaluation) throws IOException {
    List<Case> cases = new ArrayList<>();
    try (Reader text = Files.newBufferedReader(evaluation.resolve("golden/mtcnn.json"));
        JsonReader reader = Json.createReader(text)) {
      JsonObject all = reader.readObject();
      for (String image : all.keySet()) {
        Path file = evaluation.resolve(image);
        file = Files.exists(file) ? file : evaluation.resolve("golden").resolve(image);
        for (int smallest : new int[] {20, 60}) {
          JsonArray found = all.getJsonObject(image).getJsonArray("min" + smallest);
          List<DetectedFace> faces = found.stream().map(face -> face(face.asJsonObject())).toList();
          cases.add(new Case(file, smallest, faces));
        }
      }
    }
    return cases;
  }

  private static DetectedFace face(JsonObject face) {
    JsonArray box = face.getJsonArray("box");
    List<Point> points =
        face.getJsonArray("points").stream()
            .map(point -> new Point(number(point.asJsonArray(), 0), number(point.asJsonArray(), 1)))
            .toList();
    return new DetectedFace(
        new FaceBox(number(box, 0), number(box, 1), number(box, 2), number(box, 3)),
        (float) face.getJsonNumber("prob").doubleValue(),
        points);
  }

  private static float number(JsonArray array, int index) {
    return (float) array.getJsonNumber(index).doubleValue();
  }
}
