package org.adsum.launcher;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Completes a JDBC URL with the parameters Adsum needs. What the URL already says is kept.
 *
 * <p>On MariaDB the driver fails while reading keywords unless useInformationSchema is false;
 * instants are stored in UTC. The rest saves round trips and parsing, see docs/measurements.md.
 */
public final class DatabaseUrl {

  private static final Map<String, String> NEEDED = new LinkedHashMap<>();

  static {
    NEEDED.put("useInformationSchema", "false");
    NEEDED.put("connectionTimeZone", "UTC");
    NEEDED.put("forceConnectionTimeZoneToSession", "true");
    NEEDED.put("characterEncoding", "UTF-8");
    NEEDED.put("connectTimeout", "5000");
    NEEDED.put("socketTimeout", "60000");
    NEEDED.put("tcpKeepAlive", "true");
    // Else the driver asks before each change whether the session may change anything.
    NEEDED.put("readOnlyPropagatesToServer", "false");
    // The same few statements come over and over: the server need not read them anew each time.
    NEEDED.put("useServerPrepStmts", "true");
    NEEDED.put("cachePrepStmts", "true");
    NEEDED.put("prepStmtCacheSize", "250");
    NEEDED.put("prepStmtCacheSqlLimit", "4096");
    NEEDED.put("rewriteBatchedStatements", "true");
  }

  private DatabaseUrl() {}

  /** The URL with every missing parameter appended. */
  public static String completed(String url) {
    StringBuilder result = new StringBuilder(url);
    int query = url.indexOf('?');
    String given = query < 0 ? "" : "&" + url.substring(query + 1);
    for (Map.Entry<String, String> parameter : NEEDED.entrySet()) {
      if (!given.contains("&" + parameter.getKey() + "=")) {
        char last = result.charAt(result.length() - 1);
        if (last != '?' && last != '&') {
          result.append(result.indexOf("?") < 0 ? '?' : '&');
        }
        result.append(parameter.getKey()).append('=').append(parameter.getValue());
      }
    }
    return result.toString();
  }
}
