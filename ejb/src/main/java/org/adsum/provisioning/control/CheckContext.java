package org.adsum.provisioning.control;

import java.time.Instant;
import java.time.ZoneId;
import org.adsum.course.boundary.CatalogueImportBoundary;
import org.adsum.identity.boundary.AccountImportBoundary;
import org.adsum.shared.control.Ids;

/**
 * What comparing lines needs.
 *
 * @param batch the import's id
 * @param at when it was uploaded
 * @param zone of the file's dates
 * @param byAdmin whether an admin uploads
 * @param grantAdmin whether the file may make admins
 */
record CheckContext(
    String batch,
    Instant at,
    ZoneId zone,
    boolean byAdmin,
    boolean grantAdmin,
    ImportRepository rows,
    AccountImportBoundary accounts,
    CatalogueImportBoundary catalogue,
    Ids ids) {}
