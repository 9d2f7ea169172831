package org.adsum.verification.boundary;

import java.util.List;

/**
 * The model that faces are compared with, as its descriptor and its card tell.
 *
 * @param sha256 of its file, hex
 * @param licence as the source states it
 * @param trainingData what is known of it
 * @param source the package or file it comes from
 * @param points what its evaluations give, the strictest last
 * @param card the model card, Markdown; "" when there is none
 */
public record FaceModel(
    String id,
    String version,
    String sha256,
    String licence,
    String trainingData,
    String source,
    List<OperatingPoint> points,
    String card) {}
