package org.adsum.models.facenet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.adsum.models.checkpoint.CheckpointRefused;
import org.adsum.models.checkpoint.ElementType;
import org.adsum.models.checkpoint.Tensor;
import org.adsum.models.checkpoint.TorchCheckpoint;

/**
 * The weights of a checkpoint, taken one by one. What is missing, left over or of another shape is
 * noted and told together at the end, in {@link #finish}.
 */
final class StateDict {
  private static final int MOST_NAMED = 5;

  private final Map<String, Tensor> tensors;
  private final Set<String> untouched;
  private final List<String> problems = new ArrayList<>();

  StateDict(TorchCheckpoint checkpoint) {
    tensors = checkpoint.tensors();
    untouched = new HashSet<>(tensors.keySet());
  }

  /** The weights of that name and shape; zeros when there is a problem with them. */
  float[] take(String name, int... shape) {
    untouched.remove(name);
    int size = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      problems.add(name + " is missing");
      return new float[size];
    }
    if (!Arrays.equals(shape, tensor.shape()) || tensor.type() != ElementType.FLOAT) {
      problems.add(
          "%s is %s %s instead of FLOAT %s"
              .formatted(
                  name, tensor.type(), Arrays.toString(tensor.shape()), Arrays.toString(shape)));
      return new float[size];
    }
    float[] values = tensor.floats();
    for (float value : values) {
      if (!Float.isFinite(value)) {
        problems.add(name + " holds a value that is no number");
        break;
      }
    }
    return values;
  }

  /** Notes that there may be an entry of that name, which is not used. */
  void ignore(String name) {
    untouched.remove(name);
  }

  /** Notes what is wrong with weights that were taken. */
  void refuse(String problem) {
    problems.add(problem);
  }

  /**
   * @throws CheckpointRefused when an entry was missing, of another shape, or is left over
   */
  void finish() throws CheckpointRefused {
    untouched.stream().sorted().map(name -> name + " does not belong there").forEach(problems::add);
    if (!problems.isEmpty()) {
      String more =
          problems.size() > MOST_NAMED ? ", and " + (problems.size() - MOST_NAMED) + " more" : "";
      throw new CheckpointRefused(
          "The checkpoint is none of facenet-pytorch's InceptionResnetV1: "
              + String.join(", ", problems.subList(0, Math.min(MOST_NAMED, problems.size())))
              + more);
    }
  }
}
