package org.adsum.identity.boundary;

import org.adsum.identity.entity.Role;

/**
 * One part of the university to which an account's role is narrowed: a faculty or a course.
 *
 * @param role REGISTRAR or AUDITOR, which the account has
 * @param facultyId or null
 * @param courseId or null; exactly one of the two is given
 */
public record ScopeGrant(Role role, String facultyId, String courseId) {}
