package org.adsum.audit.boundary;

import java.io.Serializable;

/** The key that signs: its short name and its public half, base64 of X.509. */
public record AuditKeyView(String id, String publicKey) implements Serializable {}
