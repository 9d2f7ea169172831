package org.adsum.session.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.adsum.session.boundary.CodeView;
import org.adsum.session.entity.AttendanceSession;
import org.adsum.session.entity.QrCode;
import org.adsum.shared.control.Ids;
import org.adsum.shared.control.Sealer;
import org.adsum.shared.entity.Base32;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes and opens the keys of sessions, and shows their codes. */
@ApplicationScoped
public class SessionCodes {
  private static final int KEY_BYTES = 32;
  private static final int SHORTEST_STEP = 5;
  private static final int LONGEST_STEP = 60;

  @Inject Sealer sealer;
  @Inject Ids ids;
  @Inject Clock clock;

  @Inject
  @ConfigProperty(name = "adsum.public-url", defaultValue = "https://localhost:8443")
  String publicUrl;

  @Inject
  @ConfigProperty(name = "adsum.code.step-seconds", defaultValue = "10")
  int stepSeconds;

  /** A fresh key, sealed for the session that will own it. */
  public byte[] newSealedKey(String sessionId) {
    return sealer.seal(Sealer.Purpose.SESSION_KEY, sessionId, ids.random(KEY_BYTES));
  }

  /** Six random symbols: 30 bits that say which session a code is of, and nothing else. */
  public String newTag() {
    return Base32.encode(ids.random(4)).substring(0, QrCode.TAG_LENGTH);
  }

  /** The configured step, 5 to 60 seconds. */
  public int stepSeconds() {
    return Math.max(SHORTEST_STEP, Math.min(LONGEST_STEP, stepSeconds));
  }

  /** The code generator of a session. */
  public QrCode of(AttendanceSession session) {
    byte[] key = sealer.open(Sealer.Purpose.SESSION_KEY, session.id(), session.sealedKey());
    return new QrCode(session.tag(), key, Duration.ofSeconds(session.stepSeconds()));
  }

  /** What to show now. */
  public CodeView current(AttendanceSession session) {
    QrCode qr = of(session);
    long step = qr.stepAt(clock.instant());
    String code = qr.code(step);
    return new CodeView(
        code, address() + code, qr.shortCode(step), step, qr.endOf(step), session.stepSeconds());
  }

  /** Everything in front of the code, in capitals: QR codes store those in 5.5 bits each. */
  private String address() {
    String base =
        publicUrl.endsWith("/") ? publicUrl.substring(0, publicUrl.length() - 1) : publicUrl;
    return base.toUpperCase(Locale.ROOT) + "/Q/";
  }
}
