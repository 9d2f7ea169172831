package org.adsum.web.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.adsum.enrolment.boundary.EnrolmentBoundary;
import org.adsum.enrolment.boundary.EnrolmentView;
import org.adsum.identity.boundary.UserId;
import org.adsum.shared.entity.Photo;

/** A student's enrolment from photos that the institution holds; a part of the account's page. */
@Named("adminPhotos")
@RequestScoped
public class PhotoEnrolment {
  private static final String FORM = "enrol";

  @Inject EnrolmentBoundary enrolments;
  @Inject UserPage page;
  @Inject FormReply reply;

  private List<Part> photos;
  private boolean attested;
  private EnrolmentView current;

  /** Enrols the student of the page. */
  public void enrol() {
    if (photos == null || photos.isEmpty()) {
      reply.wrong(FORM, "photos", "wrong.photos");
    } else if (!attested) {
      reply.wrong(FORM, "attested", "wrong.attested");
    } else if (reply.attempt(
        FORM,
        "photos",
        () ->
            current =
                enrolments.enrolFor(
                    new UserId(page.getId()),
                    photos.stream().map(PhotoEnrolment::read).toList()))) {
      reply.done("done.enrolled", current.templates(), photos.size());
      attested = false;
    }
  }

  /** Reads one byte more than allowed, so that a larger file is refused and not cut. */
  private static Photo read(Part part) {
    try (InputStream in = part.getInputStream()) {
      return Photo.of(in.readNBytes(Photo.MOST_BYTES + 1));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Where the student stands. */
  public EnrolmentView getCurrent() {
    if (current == null) {
      current = enrolments.of(new UserId(page.getId()));
    }
    return current;
  }

  public List<Part> getPhotos() {
    return photos;
  }

  public void setPhotos(List<Part> photos) {
    this.photos = photos;
  }

  public boolean isAttested() {
    return attested;
  }

  public void setAttested(boolean attested) {
    this.attested = attested;
  }
}
