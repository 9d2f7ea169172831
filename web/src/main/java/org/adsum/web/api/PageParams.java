package org.adsum.web.api;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.adsum.shared.boundary.PageRequest;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which page of a list a caller wants; values out of range are moved into it. */
public class PageParams {
  private static final int LARGEST = 500;

  @QueryParam("q")
  @Parameter(description = "Only rows that begin with this")
  String q;

  @QueryParam("page")
  @DefaultValue("0")
  @Parameter(description = "Number of the page, from 0")
  int page;

  @QueryParam("size")
  @DefaultValue("50")
  @Parameter(description = "Rows on a page, 1 to 500")
  int size;

  PageRequest request() {
    int rows = Math.min(LARGEST, Math.max(1, size));
    long first = Math.max(0, (long) page) * rows;
    return new PageRequest(q, (int) Math.min(first, Integer.MAX_VALUE - LARGEST), rows);
  }
}
