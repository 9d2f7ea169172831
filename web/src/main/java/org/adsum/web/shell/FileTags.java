package org.adsum.web.shell;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Entity tags of the application's own files, by their content. Their dates say nothing: builds are
 * reproducible, so every version of a file has the same one.
 */
final class FileTags {
  private static final int BUFFER = 16 * 1024;
  private static final int TAG_BYTES = 12;

  private final Map<String, String> byPath = new ConcurrentHashMap<>();

  /** The tag of the file under this path, with its quotes; empty when there is no file. */
  Optional<String> of(ServletContext files, String path) throws IOException {
    String known = byPath.get(path);
    if (known != null) {
      return Optional.of(known);
    }
    try (InputStream in = files.getResourceAsStream(path)) {
      if (in == null) {
        return Optional.empty();
      }
      String tag = of(in);
      byPath.put(path, tag);
      return Optional.of(tag);
    }
  }

  static String of(InputStream content) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[BUFFER];
      for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      byte[] tag = Arrays.copyOf(digest.digest(), TAG_BYTES);
      return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(tag) + '"';
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Whether the browser's {@code If-None-Match} names the tag. */
  static boolean matches(String ifNoneMatch, String tag) {
    return ifNoneMatch != null && (ifNoneMatch.equals("*") || ifNoneMatch.contains(tag));
  }
}
