package org.adsum.web.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The multipart forms as the OpenAPI page shows them. */
final class UploadForms {
  private UploadForms() {}

  /** A check-in. */
  @Schema(name = "CheckInForm", requiredProperties = "ticket")
  record CheckIn(
      @Schema(description = "From POST /tickets") String ticket,
      @Schema(
              type = SchemaType.ARRAY,
              implementation = Jpeg.class,
              minItems = 3,
              maxItems = 5,
              description = "JPEG, PNG or WebP, at most 3 MB and 16 million pixels each")
          List<Jpeg> frames,
      @Schema(
              description =
                  "What each frame shows, in order and by commas, such as FRONT,LEFT,UP,FRONT; all"
                      + " FRONT when missing",
              example = "FRONT,LEFT,UP,FRONT")
          String places,
      @Schema(
              description = "The short code of the wall, in place of frames and places",
              example = "K7QF-2M9A")
          String code) {}

  /** Photos to be enrolled. */
  @Schema(name = "PhotosForm", requiredProperties = "photos")
  record Photos(
      @Schema(
              type = SchemaType.ARRAY,
              implementation = Jpeg.class,
              minItems = 1,
              maxItems = 5,
              description = "JPEG, PNG or WebP, at most 3 MB and 16 million pixels each")
          List<Jpeg> photos) {}

  /** The bytes of a photo. */
  @Schema(name = "Jpeg", type = SchemaType.STRING, format = "binary")
  record Jpeg() {}
}
