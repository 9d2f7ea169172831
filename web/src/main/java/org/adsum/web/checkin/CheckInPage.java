package org.adsum.web.checkin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.adsum.web.student.PageTexts;

/** Hands the check-in page's script its texts and the ticket of the scan that led here. */
@Named("checkInPage")
@RequestScoped
public class CheckInPage {
  @Inject HttpServletRequest request;
  @Inject PageTexts texts;
  @Inject Clock clock;

  /**
   * JSON for the page's script. The parameter {@code scan} says that the person wants to scan anew,
   * so that an earlier scan is forgotten.
   */
  public String getData() {
    if (request.getParameter("scan") != null) {
      ScannedTicket.dropFrom(request.getSession(false));
    }
    JsonValue ticket =
        ScannedTicket.in(request.getSession(false), clock.instant())
            .map(CheckInPage::json)
            .orElse(JsonValue.NULL);
    return texts.data("checkin.", "shared.").add("ticket", ticket).build().toString();
  }

  private static JsonValue json(ScannedTicket ticket) {
    JsonObjectBuilder session =
        Json.createObjectBuilder()
            .add("id", ticket.session())
            .add("course", ticket.course())
            .add("number", ticket.number())
            .add("title", ticket.title());
    if (ticket.room() != null) {
      session.add("room", ticket.room());
    }
    return Json.createObjectBuilder()
        .add("ticket", ticket.secret())
        .add("session", session)
        .build();
  }
}
