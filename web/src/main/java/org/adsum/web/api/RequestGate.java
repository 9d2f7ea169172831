package org.adsum.web.api;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import org.adsum.identity.entity.Role;
import org.adsum.provisioning.boundary.ImportBoundary;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.adsum.web.shell.Pace;
import org.adsum.web.signin.AdsumAuthentication;

/**
 * What holds for every call, before anything else is looked at: the caller has signed in (rule 3),
 * and the body is within its limit (rule 4). A body that says how long it is gets its refusal
 * unread; one that does not is stopped on the way. Answers are not for caches.
 */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION)
public class RequestGate implements ContainerRequestFilter, ContainerResponseFilter {
  /** Bytes of a JSON body. */
  static final long MOST_JSON = 64 * 1024;

  /** Bytes of a body with photos: five of 3 MB, and what is around them. */
  static final long MOST_MULTIPART = 16_000_000;

  /** Bytes of a body with a file to import, and what is around it. */
  static final long MOST_IMPORT = ImportBoundary.MOST_BYTES + 65_536;

  private static final String OPEN_TO_ALL = "tokens";

  @Inject Pace pace;
  @Context HttpServletRequest servlet;

  @Override
  public void filter(ContainerRequestContext request) {
    if (request.getMethod().equals(HttpMethod.OPTIONS)) {
      // No page of another origin may call, so there is nothing to negotiate.
      throw new Problem(ProblemCode.METHOD_NOT_ALLOWED);
    }
    boolean signedIn = request.getSecurityContext().getUserPrincipal() != null;
    if (!signedIn && !isOpen(request.getUriInfo().getPath())) {
      throw servlet.getAttribute(AdsumAuthentication.REFUSED) instanceof Problem refused
          ? refused
          : new Problem(ProblemCode.NOT_SIGNED_IN);
    }
    if (signedIn) {
      requirePace(request);
    }
    if (request.getMediaType() == null) {
      // A call without a body says nothing about its type; what takes no JSON refuses it anyway.
      request.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
    }
    long limit = limit(request);
    if (contentLength(request) > limit) {
      throw new Problem(ProblemCode.BODY_TOO_LARGE);
    }
    request.setEntityStream(new LimitedStream(request.getEntityStream(), limit));
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  /** Administrators' scripts enrol a whole university; they may do worse than ask often. */
  private void requirePace(ContainerRequestContext request) {
    String account = request.getSecurityContext().getUserPrincipal().getName();
    if (!request.getSecurityContext().isUserInRole(Role.ADMIN_NAME)) {
      pace.require(Pace.Kind.CALL, account);
    }
    if (request.getMethod().equals(HttpMethod.POST) && isCheckIn(request.getUriInfo().getPath())) {
      pace.require(Pace.Kind.CHECK_IN, account);
    }
  }

  private static boolean isCheckIn(String path) {
    String plain = path.startsWith("/") ? path.substring(1) : path;
    return plain.startsWith("tickets") || plain.startsWith("check-ins");
  }

  private static boolean isOpen(String path) {
    String plain = path.startsWith("/") ? path.substring(1) : path;
    return plain.equals(OPEN_TO_ALL) || plain.equals(OPEN_TO_ALL + "/");
  }

  private static long limit(ContainerRequestContext request) {
    if (!MediaType.MULTIPART_FORM_DATA_TYPE.isCompatible(request.getMediaType())) {
      return MOST_JSON;
    }
    String path = request.getUriInfo().getPath();
    return path.equals("imports") || path.equals("/imports") ? MOST_IMPORT : MOST_MULTIPART;
  }

  /** Not JAX-RS's own length, an int that is wrong from 2 GB on. */
  private static long contentLength(ContainerRequestContext request) {
    String length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
    try {
      return length == null ? 0 : Long.parseLong(length.strip());
    } catch (NumberFormatException e) {
      return Long.MAX_VALUE;
    }
  }
}
