package org.adsum.web.scim;

import de.captaingoldfish.scim.sdk.common.constants.HttpHeader;
import de.captaingoldfish.scim.sdk.common.response.ErrorResponse;
import de.captaingoldfish.scim.sdk.common.response.ScimResponse;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.adsum.identity.entity.Role;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.adsum.web.signin.AdsumAuthentication;

/** The door of SCIM: who may, how much and how often; what is asked is answered behind it. */
@WebServlet("/scim/v2/*")
public class ScimServlet extends HttpServlet {
  private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");
  private static final int LONGEST_QUERY = 8000;
  private static final int SECONDS_TO_WAIT = 10;

  @Inject ScimDesk desk;
  @Inject ClientPace pace;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    write(answer(request, response), response);
  }

  private ScimResponse answer(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!request.isUserInRole(Role.PROVISIONER_NAME)) {
      return refuseCaller(request, response);
    }
    if (!METHODS.contains(request.getMethod())) {
      response.setHeader("Allow", "GET, POST, PUT, PATCH, DELETE");
      return refuse(405, "This method is not known here.", null);
    }
    if (!pace.allows(request.getUserPrincipal().getName())) {
      response.setIntHeader("Retry-After", SECONDS_TO_WAIT);
      return refuse(429, "Too many requests. Please wait a little.", null);
    }
    if (request.getQueryString() != null && request.getQueryString().length() > LONGEST_QUERY) {
      return refuse(414, "The query is too long.", null);
    }
    if (!isDecodable(request.getRequestURI()) || !isDecodable(request.getQueryString())) {
      return refuse(400, "The address is not well formed.", "invalidSyntax");
    }
    if (request.getContentLengthLong() > ScimDesk.MOST_BYTES) {
      return refuse(413, "The body is too large.", "tooLarge");
    }
    byte[] body = request.getInputStream().readNBytes(ScimDesk.MOST_BYTES + 1);
    if (body.length > ScimDesk.MOST_BYTES) {
      return refuse(413, "The body is too large.", "tooLarge");
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      return desk.answer(
          request.getMethod(),
          request.getRequestURI(),
          request.getQueryString(),
          headers(request),
          text);
    } catch (CharacterCodingException notText) {
      return refuse(400, "The body is not UTF-8.", "invalidSyntax");
    }
  }

  /** The SDK takes a percent sign without digits for a failure of its own. */
  private static boolean isDecodable(String text) {
    try {
      return text == null || URLDecoder.decode(text, StandardCharsets.UTF_8) != null;
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  private static ScimResponse refuseCaller(
      HttpServletRequest request, HttpServletResponse response) {
    if (request.getAttribute(AdsumAuthentication.REFUSED) instanceof Problem problem
        && problem.code() == ProblemCode.UNAVAILABLE) {
      response.setIntHeader("Retry-After", SECONDS_TO_WAIT);
      return refuse(503, "The server cannot answer now. Please try again.", null);
    }
    response.setHeader(
        "WWW-Authenticate",
        request.getHeader("Authorization") == null
            ? "Bearer realm=\"Adsum SCIM\""
            : "Bearer realm=\"Adsum SCIM\", error=\"invalid_token\"");
    return refuse(401, "A valid SCIM token is needed.", null);
  }

  private static ScimResponse refuse(int status, String detail, String scimType) {
    return new ErrorResponse(new ScimRefusal(status, detail, scimType));
  }

  private static Map<String, String> headers(HttpServletRequest request) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String name : Collections.list(request.getHeaderNames())) {
      // "*" is fulfilled by every resource that is there, and one that is not is a 404 anyway.
      boolean anyVersion =
          name.toLowerCase(Locale.ROOT).equals("if-match")
              && request.getHeader(name).strip().equals("*");
      if (!anyVersion) {
        headers.put(name, request.getHeader(name));
      }
    }
    return headers;
  }

  private static void write(ScimResponse answer, HttpServletResponse response) throws IOException {
    answer.getHttpHeaders().forEach(response::setHeader);
    response.setStatus(answer.getHttpStatus());
    boolean empty = answer.getHttpStatus() == 204 || answer.getHttpStatus() == 304;
    if (!empty) {
      response.setContentType(HttpHeader.SCIM_CONTENT_TYPE + ";charset=UTF-8");
      response.getOutputStream().write(answer.toString().getBytes(StandardCharsets.UTF_8));
    }
  }
}
