/**
 * Whether this server can do its work, for {@code /health/ready} on the management port: UP only
 * while database, broker and face engine all answer.
 */
package org.adsum.web.health;
