package org.adsum.identity.boundary;

/** What an account is called. */
public record AccountName(String id, String username, String name) {}
