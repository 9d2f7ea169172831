package org.adsum.audit.entity;

/**
 * A place in a chain: the entry's number and hash.
 *
 * @param stream the chain
 */
public record ChainHead(String stream, long seq, byte[] hash) {}
