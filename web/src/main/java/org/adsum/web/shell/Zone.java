package org.adsum.web.shell;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.TimeZone;

/**
 * The person's time zone, as their browser told it in a cookie (the server's until it has), and
 * times as they are shown to them.
 */
@Named("zone")
@RequestScoped
public class Zone {
  static final String COOKIE = "adsum_zone";

  @Inject HttpServletRequest request;
  @Inject Clock clock;

  /** The zone. */
  public ZoneId getId() {
    if (request.getCookies() != null) {
      for (Cookie cookie : request.getCookies()) {
        if (cookie.getName().equals(COOKIE)) {
          return parse(cookie.getValue());
        }
      }
    }
    return ZoneId.systemDefault();
  }

  /** The zone as {@code f:convertDateTime} and PrimeFaces' pickers want it. */
  public TimeZone getTimeZone() {
    return TimeZone.getTimeZone(getId());
  }

  /** The time of day, with the date when that is not today; empty for null. */
  public String time(Instant instant) {
    return text(instant, getId(), clock.instant(), locale());
  }

  /** The time of day alone; empty for null. */
  public String clock(Instant instant) {
    return format(instant, DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT));
  }

  /** The date; empty for null. */
  public String date(Instant instant) {
    return format(instant, DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM));
  }

  /** Date and time; empty for null. */
  public String dateTime(Instant instant) {
    return format(
        instant, DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT));
  }

  /** For the attribute {@code datetime} of {@code <time>}; empty for null. */
  public String iso(Instant instant) {
    return instant == null ? "" : instant.toString();
  }

  static String text(Instant instant, ZoneId zone, Instant now, Locale locale) {
    if (instant == null) {
      return "";
    }
    ZonedDateTime local = instant.atZone(zone);
    boolean today = local.toLocalDate().equals(LocalDate.ofInstant(now, zone));
    DateTimeFormatter form =
        today
            ? DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
            : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT);
    return form.withLocale(locale).format(local);
  }

  /** The zone of that name; the server's when there is none. */
  static ZoneId parse(String name) {
    try {
      return name.length() > 64 ? ZoneId.systemDefault() : ZoneId.of(name.replace("%2F", "/"));
    } catch (DateTimeException unknown) {
      return ZoneId.systemDefault();
    }
  }

  private String format(Instant instant, DateTimeFormatter form) {
    return instant == null ? "" : form.withLocale(locale()).format(instant.atZone(getId()));
  }

  private Locale locale() {
    FacesContext faces = FacesContext.getCurrentInstance();
    return faces == null || faces.getViewRoot() == null
        ? request.getLocale()
        : inRegion(faces.getViewRoot().getLocale(), request.getLocale());
  }

  /** The page's language as it is written where the person lives: a date in English is not one. */
  static Locale inRegion(Locale page, Locale person) {
    return page.getCountry().isEmpty()
        ? new Locale.Builder().setLocale(page).setRegion(person.getCountry()).build()
        : page;
  }
}
