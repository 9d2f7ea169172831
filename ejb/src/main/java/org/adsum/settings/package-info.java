/**
 * What admins may set while the server runs.
 *
 * <ol>
 *   <li>Every setting is a constant of {@code Setting}: its name, kind, bounds and built-in value
 *       stand there.
 *   <li>A value that an admin chose counts first, then the configuration's ({@code adsum.<name>},
 *       so also an environment variable), then the built-in one.
 *   <li>A value outside its bounds is refused and changes nothing.
 *   <li>Each change is kept with who made it, when, and what was before.
 * </ol>
 *
 * Out of scope here: secrets and what must be known before the database is there; those are
 * configuration.
 */
package org.adsum.settings;
