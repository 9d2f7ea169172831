/**
 * What concerns the whole installation: the start, demo data, reports.
 *
 * <ol>
 *   <li>An empty database is never left without an admin.
 *   <li>Demo data are loaded into an empty database only.
 * </ol>
 */
package org.adsum.admin;
