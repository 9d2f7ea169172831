package org.adsum.face.listener;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.adsum.enrolment.boundary.FaceMatcher;
import org.adsum.face.Gallery;
import org.adsum.face.ImpostorTail;

/** Compares many templates, by the rates of the model in use. */
@ApplicationScoped
public class TemplateMatcher implements FaceMatcher {
  @Inject LoadedEngine loaded;

  @Override
  public float[] similarities(float[] probe, float[] others) {
    return Gallery.of(others, probe.length).similarities(probe);
  }

  @Override
  public double alikeFrom(double falseMatchRate) {
    return ImpostorTail.cosineFor(loaded.engine().model(), falseMatchRate);
  }
}
