package org.adsum.models.build;

/**
 * An npm package pinned to one archive.
 *
 * @param name as npm knows it, with its scope
 * @param version exact
 * @param integrity {@code sha512-} and the base64 hash of the archive
 */
public record NpmPackage(String name, String version, String integrity) {
  /** The archive's name in the cache. */
  String archiveName() {
    return name.replace("@", "").replace('/', '-') + "-" + version + ".tgz";
  }

  @Override
  public String toString() {
    return name + "@" + version;
  }
}
