package org.adsum.it.container;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSDestinationDefinition;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Random;

/** Puts into the queues what nobody should: tests ask for it from outside. */
@WebServlet("/fault/*")
@JMSDestinationDefinition(
    name = FaultServlet.FRAGILE,
    interfaceName = "jakarta.jms.Queue",
    destinationName = "fragile")
public class FaultServlet extends HttpServlet {
  static final String FRAGILE = "java:app/jms/fragile";
  private static final long serialVersionUID = 1L;

  @Inject
  @JMSConnectionFactory("java:/ConnectionFactory")
  private transient JMSContext jms;

  @Resource(lookup = "java:/jms/queue/AdsumVerification")
  private transient Queue verification;

  @Resource(lookup = FRAGILE)
  private transient Queue fragile;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      switch (request.getPathInfo()) {
        case "/garbage" -> sendGarbage(request.getParameter("attempt"));
        case "/fragile" -> sendFragile();
        default -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
      }
    } catch (JMSException e) {
      throw new IOException(e);
    }
  }

  /** What the fragile listener has met. */
  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.getWriter().print(String.join(",", FragileListener.MET));
  }

  private void sendGarbage(String attempt) throws JMSException {
    byte[] garbage = new byte[10_000];
    new Random(1).nextBytes(garbage);
    BytesMessage message = jms.createBytesMessage();
    message.setStringProperty("attempt", attempt);
    message.writeBytes(garbage);
    jms.createProducer().send(verification, message);
  }

  private void sendFragile() throws JMSException {
    Message message = jms.createMessage();
    message.setBooleanProperty("fragile", true);
    jms.createProducer().send(fragile, message);
  }
}
