package org.adsum.enrolment.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.adsum.shared.control.Sealer;

/** Seals embeddings for their rows: little-endian 32-bit floats under AES-GCM. */
@ApplicationScoped
public class TemplateVault {
  @Inject Sealer sealer;

  /** Seals an embedding for the template with this id. */
  public byte[] seal(String templateId, float[] embedding) {
    ByteBuffer plain =
        ByteBuffer.allocate(embedding.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    plain.asFloatBuffer().put(embedding);
    return sealer.seal(Sealer.Purpose.FACE_TEMPLATE, templateId, plain.array());
  }

  /** Opens the embedding of the template with this id. */
  public float[] open(String templateId, byte[] sealed) {
    byte[] plain = sealer.open(Sealer.Purpose.FACE_TEMPLATE, templateId, sealed);
    float[] embedding = new float[plain.length / Float.BYTES];
    ByteBuffer.wrap(plain).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(embedding);
    return embedding;
  }
}
