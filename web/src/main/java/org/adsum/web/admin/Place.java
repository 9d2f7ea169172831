package org.adsum.web.admin;

import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import org.adsum.shared.boundary.Problem;

/** Where a page leads the browser. */
final class Place {
  private Place() {}

  /** Reads the page's record; when there is none, the answer is 404 and the result null. */
  static <T> T orNotFound(Supplier<T> record) {
    try {
      return record.get();
    } catch (Problem problem) {
      FacesContext faces = FacesContext.getCurrentInstance();
      try {
        faces.getExternalContext().responseSendError(problem.code().status(), null);
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
      faces.responseComplete();
      return null;
    }
  }

  /** Sends the browser to a path of this application, to be told there what was done. */
  static void go(String path, String doneKey) {
    ExternalContext out = FacesContext.getCurrentInstance().getExternalContext();
    out.getFlash().put(FormReply.DONE, doneKey);
    try {
      out.redirect(out.getRequestContextPath() + path);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
