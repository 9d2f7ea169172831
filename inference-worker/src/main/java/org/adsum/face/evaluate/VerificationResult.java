package org.adsum.face.evaluate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.adsum.face.Outcome;
import org.adsum.models.ModelDescriptor;

/**
 * What {@code evaluate verification} found.
 *
 * @param model the embedder
 * @param photos read
 * @param people in them
 * @param outcomes how many photos check-in would have judged so
 * @param failed photos without a readable face, by their names
 * @param failedPairs pairs with such a photo
 * @param genuinePairs of the list
 * @param impostorPairs of the list
 * @param foldsOfFile whether the folds are the file's (else they are by identity)
 * @param accuracy failures counted as errors
 * @param accuracyWithoutFailures pairs with a failure left out
 * @param ofList rates over the pairs of the list
 * @param ofAll rates over every pair of the photos, when asked for
 * @param histogram counts of {@link ScoreHistogram} for genuine and impostor comparisons
 * @param speed of the engine on this machine
 * @param fromCache how many readings were in the cache
 */
record VerificationResult(
    ModelDescriptor model,
    int photos,
    int people,
    Map<Outcome, Integer> outcomes,
    List<String> failed,
    int failedPairs,
    long genuinePairs,
    long impostorPairs,
    boolean foldsOfFile,
    CrossValidation.Accuracy accuracy,
    CrossValidation.Accuracy accuracyWithoutFailures,
    Rates ofList,
    Optional<Rates> ofAll,
    long[][] histogram,
    PhotoReader.Speed speed,
    int fromCache) {

  /** The rates with more comparisons behind them. */
  Rates broadest() {
    return ofAll.orElse(ofList);
  }
}
