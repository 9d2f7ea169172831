package org.adsum.launcher;

import java.util.List;

/** Enrols a student's face from photo files. */
final class EnrolCommand {

  private EnrolCommand() {}

  static int run(List<String> options, Settings settings) {
    throw Texts.problem("usage.option", options.toString());
  }
}
