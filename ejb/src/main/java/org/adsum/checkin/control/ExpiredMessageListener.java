package org.adsum.checkin.control;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import org.adsum.checkin.boundary.AttemptId;
import org.adsum.checkin.boundary.WorkerBoundary;
import org.adsum.checkin.entity.AttemptReason;
import org.adsum.checkin.entity.AttemptState;
import org.adsum.identity.entity.Role;

/** Tells the student of an attempt that waited in the queue for too long. */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destinationLookup",
          propertyValue = "java:/jms/queue/ExpiryQueue"),
      @ActivationConfigProperty(
          propertyName = "destinationType",
          propertyValue = "jakarta.jms.Queue"),
      @ActivationConfigProperty(
          propertyName = "messageSelector",
          propertyValue = VerificationQueue.ATTEMPT + " is not null")
    })
@RunAs(Role.SYSTEM_NAME)
public class ExpiredMessageListener implements MessageListener {
  @Inject WorkerBoundary worker;

  // A message has no caller, and a bean with a run-as role denies whatever it does not allow.
  @PermitAll
  @Override
  public void onMessage(Message message) {
    try {
      AttemptId id = new AttemptId(message.getStringProperty(VerificationQueue.ATTEMPT));
      worker.giveUp(id, AttemptState.EXPIRED, AttemptReason.TOOK_TOO_LONG);
    } catch (JMSException e) {
      throw new JMSRuntimeException(e.getMessage(), e.getErrorCode(), e);
    }
  }
}
