package org.adsum.enrolment.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Arrays;
import org.adsum.enrolment.entity.DataKey;
import org.adsum.shared.control.Sealer;

/**
 * Seals embeddings for their rows: little-endian 32-bit floats under AES-GCM, with the data key of
 * the student, which itself is sealed with a master key. Whoever destroys the data key has
 * destroyed the templates, wherever copies of them lie.
 */
@ApplicationScoped
public class TemplateVault {
  @Inject Sealer sealer;

  /** A fresh data key for a student. */
  public DataKey newKey(String student, Instant now) {
    byte[] key = sealer.newDataKey();
    byte[] wrapped = sealer.seal(Sealer.Purpose.DATA_KEY, student, key);
    Arrays.fill(key, (byte) 0);
    return new DataKey(student, wrapped, sealer.currentKey(), now);
  }

  /**
   * Seals an embedding with the master key itself, for a template that only waits: a student has a
   * data key exactly while there are templates in use.
   */
  public byte[] sealWaiting(String templateId, float[] embedding) {
    return sealer.seal(Sealer.Purpose.FACE_TEMPLATE, templateId, bytes(embedding));
  }

  /** Seals an embedding for the template with this id. */
  public byte[] seal(DataKey key, String templateId, float[] embedding) {
    byte[] plain = bytes(embedding);
    byte[] dataKey = sealer.open(Sealer.Purpose.DATA_KEY, key.studentId(), key.wrapped());
    byte[] sealed = sealer.sealWith(dataKey, Sealer.Purpose.FACE_TEMPLATE, templateId, plain);
    Arrays.fill(dataKey, (byte) 0);
    Arrays.fill(plain, (byte) 0);
    return sealed;
  }

  /**
   * Opens a template, also one that was sealed with the master key itself, as it was done before.
   *
   * @throws IllegalStateException when the data key is gone, or was sealed with a master key that
   *     is not known
   */
  public float[] open(SealedTemplate template) {
    byte[] plain = plain(template);
    float[] embedding = new float[plain.length / Float.BYTES];
    ByteBuffer.wrap(plain).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(embedding);
    Arrays.fill(plain, (byte) 0);
    return embedding;
  }

  private static byte[] bytes(float[] embedding) {
    ByteBuffer plain =
        ByteBuffer.allocate(embedding.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    plain.asFloatBuffer().put(embedding);
    return plain.array();
  }

  private byte[] plain(SealedTemplate template) {
    byte[] sealed = template.sealedEmbedding();
    if (!Sealer.isSealedWithDataKey(sealed)) {
      return sealer.open(Sealer.Purpose.FACE_TEMPLATE, template.id(), sealed);
    }
    if (template.wrappedKey() == null) {
      throw new IllegalStateException("The data key of a template is gone");
    }
    byte[] dataKey =
        sealer.open(Sealer.Purpose.DATA_KEY, template.studentId(), template.wrappedKey());
    try {
      return sealer.openWith(dataKey, Sealer.Purpose.FACE_TEMPLATE, template.id(), sealed);
    } finally {
      Arrays.fill(dataKey, (byte) 0);
    }
  }
}
