package org.adsum.face.evaluate;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The options of one call: {@code --name value} and {@code --flag}. */
final class Arguments {
  private final Map<String, String> values = new HashMap<>();
  private final Set<String> flags = new HashSet<>();

  /**
   * @throws EvaluationProblem when an option is unknown, lacks its value or comes twice
   */
  Arguments(List<String> arguments, Set<String> valued, Set<String> plain) {
    for (int i = 0; i < arguments.size(); i++) {
      String option = arguments.get(i);
      boolean first = true;
      if (plain.contains(option)) {
        first = flags.add(option);
      } else if (valued.contains(option)) {
        if (i + 1 == arguments.size() || arguments.get(i + 1).startsWith("--")) {
          throw EvaluationProblem.wrongCall("option.value", option);
        }
        first = values.put(option, arguments.get(++i)) == null;
      } else {
        throw EvaluationProblem.wrongCall("option.unknown", option);
      }
      if (!first) {
        throw EvaluationProblem.wrongCall("option.twice", option);
      }
    }
  }

  boolean has(String flag) {
    return flags.contains(flag);
  }

  Optional<String> value(String option) {
    return Optional.ofNullable(values.get(option));
  }

  long number(String option, long otherwise, long least, long most) {
    String text = values.get(option);
    if (text == null) {
      return otherwise;
    }
    try {
      long number = Long.parseLong(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, like a number out of range.
    }
    throw EvaluationProblem.wrongCall("option.number", option, text, least, most);
  }

  double share(String option, double otherwise) {
    String text = values.get(option);
    if (text == null) {
      return otherwise;
    }
    try {
      double number = Double.parseDouble(text);
      if (number >= 0 && number <= 1) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, like a number out of range.
    }
    throw EvaluationProblem.wrongCall("option.share", option, text);
  }

  Path folder(String option) {
    Path folder = Path.of(required(option));
    if (!Files.isDirectory(folder)) {
      throw EvaluationProblem.wrongCall("folder.missing", option, folder);
    }
    if (!Files.isReadable(folder)) {
      throw EvaluationProblem.wrongCall("folder.unreadable", option, folder);
    }
    return folder;
  }

  Path file(String option) {
    Path file = Path.of(required(option));
    if (!Files.isRegularFile(file)) {
      throw EvaluationProblem.wrongCall("file.missing", option, file);
    }
    return file;
  }

  private String required(String option) {
    return value(option).orElseThrow(() -> EvaluationProblem.wrongCall("option.missing", option));
  }
}
