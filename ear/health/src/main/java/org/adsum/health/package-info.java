/**
 * The link between the application's parts and {@code /health/ready} on the management port.
 *
 * <p>WildFly finds health checks of an EAR only in its {@code lib} folder, and classes there see
 * nothing of the parts; so the one check is here, and the parts bring their {@link
 * org.adsum.health.Probe probes} to it.
 *
 * <ol>
 *   <li>Ready means: every probe that was brought works.
 *   <li>Before any probe was brought nothing is ready.
 * </ol>
 */
package org.adsum.health;
