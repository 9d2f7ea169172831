package org.adsum.face;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;

/** A decoded image: 8-bit RGB, row by row, three bytes a pixel. Not to be changed once made. */
public final class Frame {
  private final int width;
  private final int height;
  private final byte[] rgb;

  Frame(int width, int height, byte[] rgb) {
    if (width < 1 || height < 1 || rgb.length != width * height * 3) {
      throw new IllegalArgumentException("A frame of " + width + "x" + height + " needs RGB bytes");
    }
    this.width = width;
    this.height = height;
    this.rgb = rgb;
  }

  /**
   * Copies an image that is already decoded. Samples are taken as they are stored, the high eight
   * bits of deeper ones; transparency is left out.
   */
  public static Frame of(BufferedImage image) {
    if (image.getType() == BufferedImage.TYPE_3BYTE_BGR) {
      return ofBlueFirst(image);
    }
    ColorModel model = image.getColorModel();
    return model instanceof IndexColorModel ? ofPalette(image) : ofSamples(image);
  }

  private static Frame ofPalette(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    byte[] rgb = new byte[width * height * 3];
    int at = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int pixel = image.getRGB(x, y);
        rgb[at++] = (byte) (pixel >> 16);
        rgb[at++] = (byte) (pixel >> 8);
        rgb[at++] = (byte) pixel;
      }
    }
    return new Frame(width, height, rgb);
  }

  /** Not by getRGB, which would pass grey through a colour profile and brighten it. */
  private static Frame ofSamples(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    byte[] rgb = new byte[width * height * 3];
    int bands = image.getRaster().getNumBands();
    int depth = image.getColorModel().getComponentSize(0);
    boolean grey = bands < 3;
    int[] row = new int[width * bands];
    int at = 0;
    for (int y = 0; y < height; y++) {
      image.getRaster().getPixels(0, y, width, 1, row);
      for (int x = 0; x < width; x++) {
        for (int channel = 0; channel < 3; channel++) {
          int sample = row[x * bands + (grey ? 0 : channel)];
          rgb[at++] = (byte) (depth > 8 ? sample >> depth - 8 : sample);
        }
      }
    }
    return new Frame(width, height, rgb);
  }

  /** What the JPEG decoder gives; getRGB would look up the colour model for each pixel. */
  private static Frame ofBlueFirst(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    byte[] bgr = (byte[]) image.getRaster().getDataElements(0, 0, width, height, null);
    return new Frame(width, height, bgr);
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /** The samples themselves, not a copy: readers only. */
  byte[] rgb() {
    return rgb;
  }

  /** One sample, 0 to 255; channel 0 is red. */
  int sample(int x, int y, int channel) {
    return rgb[(y * width + x) * 3 + channel] & 0xFF;
  }

  /**
   * One channel between pixels, bilinear.
   *
   * @param outside the value of pixels beyond the border
   */
  float bilinear(float x, float y, int channel, float outside) {
    int x0 = (int) Math.floor(x);
    int y0 = (int) Math.floor(y);
    float fx = x - x0;
    float fy = y - y0;
    float top = mix(orElse(x0, y0, channel, outside), orElse(x0 + 1, y0, channel, outside), fx);
    float bottom =
        mix(orElse(x0, y0 + 1, channel, outside), orElse(x0 + 1, y0 + 1, channel, outside), fx);
    return mix(top, bottom, fy);
  }

  private float orElse(int x, int y, int channel, float outside) {
    return x < 0 || y < 0 || x >= width || y >= height ? outside : sample(x, y, channel);
  }

  private static float mix(float a, float b, float share) {
    return a + (b - a) * share;
  }

  /** The frame turned as EXIF orientation 1 to 8 asks for; any other number changes nothing. */
  Frame oriented(int orientation) {
    if (orientation < 2 || orientation > 8) {
      return this;
    }
    boolean swapped = orientation >= 5;
    int newWidth = swapped ? height : width;
    int newHeight = swapped ? width : height;
    byte[] turned = new byte[rgb.length];
    int at = 0;
    for (int y = 0; y < newHeight; y++) {
      for (int x = 0; x < newWidth; x++) {
        int fromX = swapped ? y : x;
        int fromY = swapped ? x : y;
        boolean mirrorX =
            orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
        boolean mirrorY =
            orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
        int source =
            ((mirrorY ? height - 1 - fromY : fromY) * width + (mirrorX ? width - 1 - fromX : fromX))
                * 3;
        turned[at++] = rgb[source];
        turned[at++] = rgb[source + 1];
        turned[at++] = rgb[source + 2];
      }
    }
    return new Frame(newWidth, newHeight, turned);
  }
}
