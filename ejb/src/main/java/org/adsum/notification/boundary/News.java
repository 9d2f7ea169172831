package org.adsum.notification.boundary;

/**
 * One message on the topic {@code adsum.events}: a JSON object with these members, null ones left
 * out.
 *
 * @param type {@code session}, {@code record}, {@code submitted} or {@code attempt}
 * @param session id of the session it is about
 * @param section id of the section, for {@code session}
 * @param student id of the student, for {@code record}, {@code submitted} and {@code attempt}
 * @param body the view that changed: {@link org.adsum.session.boundary.SessionChanged}, {@link
 *     org.adsum.attendance.boundary.RecordView}, {@link
 *     org.adsum.checkin.boundary.AttemptSubmitted} or {@link
 *     org.adsum.checkin.boundary.CheckInView}
 */
public record News(String type, String session, String section, String student, Object body) {}
