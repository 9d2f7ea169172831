package org.adsum.it.container;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Meets each message as the application's listener does, in the same kind of bean and transaction,
 * and breaks the first times as native code can: by an Error.
 */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destinationLookup",
          propertyValue = FaultServlet.FRAGILE),
      @ActivationConfigProperty(
          propertyName = "destinationType",
          propertyValue = "jakarta.jms.Queue")
    })
public class FragileListener implements MessageListener {
  /** What was thrown, and at last "taken". */
  static final List<String> MET = new CopyOnWriteArrayList<>();

  @Override
  public void onMessage(Message message) {
    try {
      if (!message.getBooleanProperty("fragile")) {
        return;
      }
    } catch (JMSException e) {
      throw new JMSRuntimeException(e.getMessage(), e.getErrorCode(), e);
    }
    Error thrown =
        switch (MET.size()) {
          case 0 -> new UnsatisfiedLinkError("as if a native library were gone");
          case 1 -> new OutOfMemoryError("as a native library says it, not the heap");
          case 2 -> new StackOverflowError();
          default -> null;
        };
    MET.add(thrown == null ? "taken" : thrown.getClass().getSimpleName());
    if (thrown != null) {
      throw thrown;
    }
  }
}
