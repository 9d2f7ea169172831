package org.adsum.models;

/** The pinned origin of a model's weights. */
public sealed interface ModelSource {
  /** SHA-256 of the weights as they came, hex. */
  String sha256();

  /**
   * A file of an npm package, fetched at build time.
   *
   * @param npmPackage package name
   * @param version package version
   * @param integrity SHA-512 of the package archive, as npm writes it
   * @param path of the weights in the archive
   * @param sha256 of the weights before the build step
   * @param buildStep what the build makes of them: copy, faster, mtcnn-pnet, mtcnn-rnet or
   *     mtcnn-onet
   */
  record Npm(
      String npmPackage,
      String version,
      String integrity,
      String path,
      String sha256,
      String buildStep)
      implements ModelSource {}

  /**
   * A checkpoint that the operator brought.
   *
   * @param file its name
   * @param sha256 of it
   * @param importer the graph that its weights were laid into
   */
  record Checkpoint(String file, String sha256, String importer) implements ModelSource {}
}
