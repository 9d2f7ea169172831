package org.adsum.identity.boundary;

import java.io.Serializable;

/** What an account is called. */
public record AccountName(String id, String username, String name) implements Serializable {}
