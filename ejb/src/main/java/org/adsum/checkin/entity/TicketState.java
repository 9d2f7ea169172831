package org.adsum.checkin.entity;

/** The life of a ticket. */
public enum TicketState {
  LIVE,
  SPENT,
  REPLACED
}
