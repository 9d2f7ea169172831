package org.adsum.models;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** The card of a model: what people should know before they trust it, in Markdown. */
public final class ModelCard {
  private ModelCard() {}

  /**
   * The text of the card; empty when there is none, which is no reason to stop.
   *
   * @param id of a bundled or installed model
   * @param folder of {@link ModelStore}, if there is one
   */
  public static Optional<String> of(String id, Optional<Path> folder) {
    try {
      if (!ModelPack.isBundled(id)) {
        return folder.isEmpty()
            ? Optional.empty()
            : Optional.of(new ModelStore(folder.get()).card(id));
      }
      try (InputStream in = ModelCard.class.getResourceAsStream(id + ".md")) {
        return in == null
            ? Optional.empty()
            : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
