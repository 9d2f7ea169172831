package org.adsum.web.shell;

import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerFactory;

/** Makes the {@link ProblemExceptionHandler} of each request. */
public class ProblemExceptionHandlerFactory extends ExceptionHandlerFactory {

  /** Wraps the given factory. */
  public ProblemExceptionHandlerFactory(ExceptionHandlerFactory wrapped) {
    super(wrapped);
  }

  @Override
  public ExceptionHandler getExceptionHandler() {
    return new ProblemExceptionHandler(getWrapped().getExceptionHandler());
  }
}
