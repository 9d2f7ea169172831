/**
 * What this server cannot do its work without: database, broker and face engine. The answers go to
 * {@code /health/ready} on the management port, see {@link org.adsum.health}.
 */
package org.adsum.web.health;
