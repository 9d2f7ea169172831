/**
 * The face engine: from JPEG bytes to measurements, in memory only and without container types.
 *
 * <p>{@link org.adsum.face.FaceEngine} is the door. The pipeline: decode ({@link
 * org.adsum.face.ImageDoor}), detect (MTCNN, {@link org.adsum.face.FaceDetector}), choose the main
 * face ({@link org.adsum.face.FaceChooser}), judge quality ({@link org.adsum.face.QualityMeter}),
 * measure liveness ({@link org.adsum.face.LivenessMeter}), align ({@link org.adsum.face.Aligner})
 * and embed ({@link org.adsum.face.Embedder}).
 *
 * <p>Rules:
 *
 * <ol>
 *   <li>The engine measures; it never decides who is present. Thresholds belong to the policy.
 *   <li>A bad image is an {@link org.adsum.face.Outcome}, not an exception.
 *   <li>Nothing biometric is logged or kept.
 *   <li>Embeddings are compared only within one model and version; the caller guards that.
 * </ol>
 */
package org.adsum.face;
