package org.adsum.checkin.control;

import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import java.time.Duration;
import org.adsum.telemetry.MessageTrace;

/** Sends attempts to the inference worker. The message leaves only if the attempt's row commits. */
@Stateless
public class VerificationQueue {
  /** Message property with the attempt's id. */
  public static final String ATTEMPT = "attempt";

  private static final int EARLY = 7;

  /** Artemis drops a second message with the same value. */
  private static final String DUPLICATE_ID = "_AMQ_DUPL_ID";

  @Inject
  @JMSConnectionFactory("java:/JmsXA")
  JMSContext jms;

  @Resource(lookup = "java:/jms/queue/AdsumVerification")
  Queue queue;

  @Inject MessageTrace trace;

  /**
   * Sends the sealed frames of an attempt.
   *
   * @param timeToLive after which the broker gives them up
   * @param early whether they go before what waits already, as far as the broker has that in memory
   */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void send(String attemptId, byte[] sealedFrames, Duration timeToLive, boolean early) {
    try {
      BytesMessage message = jms.createBytesMessage();
      message.setStringProperty(ATTEMPT, attemptId);
      message.setStringProperty(DUPLICATE_ID, attemptId);
      message.writeBytes(sealedFrames);
      JMSProducer producer =
          jms.createProducer()
              .setTimeToLive(timeToLive.toMillis())
              .setPriority(early ? EARLY : Message.DEFAULT_PRIORITY);
      trace.send(message, "adsum.verification", attemptId, () -> producer.send(queue, message));
    } catch (JMSException e) {
      throw new JMSRuntimeException(e.getMessage(), e.getErrorCode(), e);
    }
  }
}
