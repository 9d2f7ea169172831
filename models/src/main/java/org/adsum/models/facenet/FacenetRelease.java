package org.adsum.models.facenet;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * A checkpoint that facenet-pytorch publishes; all of them are in {@code releases.properties}.
 *
 * @param name of the model made of it
 * @param address where it is published
 * @param file its name there
 * @param bytes its size
 * @param sha256 of it, hex
 * @param licence as the source states it
 * @param trainingData what is known of it
 */
public record FacenetRelease(
    String name,
    URI address,
    String file,
    long bytes,
    String sha256,
    String licence,
    String trainingData) {

  /** All that are known. */
  public static List<FacenetRelease> all() {
    Properties text = new Properties();
    try (InputStream in = FacenetRelease.class.getResourceAsStream("releases.properties")) {
      text.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.stringPropertyNames().stream()
        .filter(key -> key.endsWith(".address"))
        .map(key -> key.substring(0, key.lastIndexOf('.')))
        .sorted()
        .map(name -> of(name, text))
        .toList();
  }

  /** The release of that name. */
  public static Optional<FacenetRelease> named(String name) {
    return all().stream().filter(release -> release.name().equals(name)).findFirst();
  }

  private static FacenetRelease of(String name, Properties text) {
    return new FacenetRelease(
        name,
        URI.create(text.getProperty(name + ".address")),
        text.getProperty(name + ".file"),
        Long.parseLong(text.getProperty(name + ".bytes")),
        text.getProperty(name + ".sha256"),
        text.getProperty(name + ".licence"),
        text.getProperty(name + ".training-data"));
  }
}
