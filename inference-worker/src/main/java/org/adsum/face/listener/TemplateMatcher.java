package org.adsum.face.listener;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.adsum.enrolment.boundary.FaceMatcher;
import org.adsum.face.ImpostorTail;
import org.adsum.face.Similarities;

/** Compares many templates, by the rates of the model in use. */
@ApplicationScoped
public class TemplateMatcher implements FaceMatcher {
  @Inject LoadedEngine loaded;

  @Override
  public float[] similarities(float[] probe, float[] others) {
    return Similarities.of(probe, others);
  }

  @Override
  public double alikeFrom(double falseMatchRate) {
    return ImpostorTail.cosineFor(loaded.engine().model(), falseMatchRate);
  }
}
