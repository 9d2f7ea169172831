package org.adsum.face.evaluate;

import java.util.Locale;

/** Draws into the text of an SVG file. */
final class SvgCanvas implements Canvas {
  private final StringBuilder out = new StringBuilder();
  private int clips;

  SvgCanvas(double width, double height, String title) {
    out.append(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %s %s\" width=\"%s\""
                + " height=\"%s\" role=\"img\" font-family=\"DejaVu Sans, Arial, sans-serif\">%n"
                + "<title>%s</title>%n",
            number(width),
            number(height),
            number(width),
            number(height),
            escaped(title)));
  }

  @Override
  public void rectangle(
      double x, double y, double width, double height, String colour, double opacity) {
    out.append(
        String.format(
            "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"%s\"%s/>%n",
            number(x),
            number(y),
            number(width),
            number(height),
            colour,
            opacity < 1 ? " fill-opacity=\"" + number(opacity) + "\"" : ""));
  }

  @Override
  public void line(double[] xs, double[] ys, String colour, double width, double dash) {
    StringBuilder points = new StringBuilder();
    for (int i = 0; i < xs.length; i++) {
      points.append(i == 0 ? "" : " ").append(number(xs[i])).append(',').append(number(ys[i]));
    }
    out.append(
        String.format(
            "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%s\""
                + " stroke-linejoin=\"round\"%s/>%n",
            points,
            colour,
            number(width),
            dash > 0 ? " stroke-dasharray=\"" + number(dash) + "\"" : ""));
  }

  @Override
  public void text(
      double x, double y, String text, double size, boolean bold, Anchor anchor, boolean upwards) {
    out.append(
        String.format(
            "<text x=\"%s\" y=\"%s\" font-size=\"%s\"%s text-anchor=\"%s\"%s"
                + " fill=\"#1c2430\">%s</text>%n",
            number(x),
            number(y),
            number(size),
            bold ? " font-weight=\"bold\"" : "",
            anchor.name().toLowerCase(Locale.ROOT),
            upwards ? " transform=\"rotate(-90 " + number(x) + " " + number(y) + ")\"" : "",
            escaped(text)));
  }

  @Override
  public void clip(double x, double y, double width, double height) {
    clips++;
    out.append(
        String.format(
            "<clipPath id=\"clip%d\"><rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/>"
                + "</clipPath>%n<g clip-path=\"url(#clip%d)\">%n",
            clips, number(x), number(y), number(width), number(height), clips));
  }

  @Override
  public void unclip() {
    out.append("</g>\n");
  }

  String svg() {
    return out + "</svg>\n";
  }

  private static String number(double value) {
    String text = String.format(Locale.ROOT, "%.2f", value);
    return text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
