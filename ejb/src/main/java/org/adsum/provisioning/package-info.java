/**
 * Accounts, courses and rosters that other systems bring.
 *
 * <p>Import:
 *
 * <ol>
 *   <li>An upload is only compared (dry run): every line becomes new, changed, same or an error,
 *       and nothing outside the import's own tables changes.
 *   <li>Applying is one transaction, all or nothing, and only if what the lines are about is still
 *       as it was compared.
 *   <li>Nothing is deleted for being gone: accounts become inactive, roster entries end. Only files
 *       that are said to be complete make anything gone.
 *   <li>No import changes who belonged to a section in the past: dates in the past count from the
 *       moment of applying.
 *   <li>The import that was applied last can be undone while nothing of it was changed or used.
 *   <li>One import runs at a time; one whose server stopped is marked failed.
 *   <li>A file never makes an admin, unless an admin ticks it.
 * </ol>
 */
package org.adsum.provisioning;
