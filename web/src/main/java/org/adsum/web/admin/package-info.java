/**
 * The admin console: lists of everything, one page for each record, the first report. Pages hold
 * what was typed and ask the boundaries; every rule is theirs.
 */
package org.adsum.web.admin;
