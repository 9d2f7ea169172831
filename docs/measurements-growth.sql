-- What a check-in and the pages ask of the database, as Hibernate writes it, for docs/measurements.md ("Growth").
-- Each statement after a line "-- name:" is measured by itself, on the session, student and section chosen here.
set @session = (select id from attendance_session where state = 'CLOSED' and tag like 'g%' order by opens_at desc, id limit 1);
set @section = (select section_id from attendance_session where id = @session);
set @opens = (select opens_at from attendance_session where id = @session);
set @student = (select student_id from attendance_record where session_id = @session and attempt_id is not null order by student_id limit 1);
set @attempt = (select attempt_id from attendance_record where session_id = @session and student_id = @student);
set @hash = (select t.secret_hash from checkin_ticket t join checkin_attempt a on a.ticket_id = t.id where a.id = @attempt);
set @faculty = (select faculty_id from course c join section s on s.course_id = c.id where s.id = @section);
set @tag = (select tag from attendance_session where id = @session);
-- name: check-in: session by its tag
select * from attendance_session where tag = @tag;
-- name: check-in: roster
select id from roster_entry where section_id = @section and student_id = @student and valid_from <= @opens and (valid_to is null or valid_to > @opens);
-- name: check-in: standing
select r.status, r.at, (select count(a.id) from checkin_attempt a where a.session_id = @session and a.student_id = u.id and a.state = 'PENDING'), (select count(a.id) from checkin_attempt a where a.session_id = @session and a.student_id = u.id and a.reason in ('NOT_RECOGNISED')), (select count(a.id) from checkin_attempt a where a.session_id = @session and a.student_id = u.id and a.reason = 'NO_FACE_CHOSEN'), (select count(c.attempt_id) from review_case c join checkin_attempt v on v.id = c.attempt_id where v.session_id = @session and v.student_id = u.id and c.state = 'OPEN') from user_account u left join attendance_record r on r.student_id = u.id and r.session_id = @session where u.id = @student;
-- name: check-in: enrolled
select count(*) from face_template where student_id = @student;
-- name: check-in: last ticket
select * from checkin_ticket where session_id = @session and student_id = @student and id <> 'x' order by issued_at desc, id desc limit 1;
-- name: check-in: live tickets
select id from checkin_ticket where session_id = @session and student_id = @student and state = 'LIVE' and id <> 'x';
-- name: check-in: ticket by its secret, locked
select * from checkin_ticket where secret_hash = @hash for update;
-- name: check-in: idempotency key
select * from checkin_attempt where student_id = @student and idempotency_key = @attempt;
-- name: check-in: who waits, once a second
select session_id, count(id) from checkin_attempt where state = 'PENDING' group by session_id;
-- name: check-in: since when, once a second
select min(submitted_at) from checkin_attempt where state = 'PENDING';
-- name: check-in: verdicts of the last ten seconds, once a second
select count(attempt_id) from verification_result where at >= utc_timestamp(6) - interval 10 second;
-- name: worker: attempt, locked
select * from checkin_attempt where id = @attempt for update;
-- name: worker: record of the student
select * from attendance_record where session_id = @session and student_id = @student;
-- name: sweeper: overdue attempts
select id from checkin_attempt where state = 'PENDING' and expires_at <= utc_timestamp(6) limit 500;
-- name: board: roster with records
select u.id, u.username, u.display_name, r.status, r.at, r.source from roster_entry e join user_account u on u.id = e.student_id left join attendance_record r on r.student_id = u.id and r.session_id = @session where e.section_id = @section and e.valid_from <= @opens and (e.valid_to is null or e.valid_to > @opens);
-- name: board: records
select u.id, u.username, u.display_name, r.status, r.at, r.source from attendance_record r join user_account u on u.id = r.student_id where r.session_id = @session;
-- name: board: attempts
select a.id, a.student_id, a.submitted_at, a.state, a.reason, c.state, r.id from checkin_attempt a left join review_case c on c.attempt_id = a.id left join attendance_record r on r.session_id = a.session_id and r.student_id = a.student_id where a.session_id = @session order by a.submitted_at desc;
-- name: history of a student
select distinct a.id, s.id, c.code, c.title, a.opens_at, coalesce(r.status, 'ABSENT'), r.at, r.source from roster_entry e join section s on s.id = e.section_id join course c on c.id = s.course_id join attendance_session a on a.section_id = s.id left join attendance_record r on r.session_id = a.id and r.student_id = e.student_id where e.student_id = @student and (r.id is not null or (a.state = 'CLOSED' and e.valid_from <= a.opens_at and (e.valid_to is null or e.valid_to > a.opens_at))) order by a.opens_at desc limit 200;
-- name: section page: newest sessions
select a.id, s.id, c.code, s.number, c.title, a.room, a.state, a.opens_at from attendance_session a join section s on s.id = a.section_id join course c on c.id = s.course_id where s.id = @section order by a.opens_at desc limit 20;
-- name: section page: records by student
select r.student_id, r.status, count(r.id) from attendance_record r join attendance_session a on a.id = r.session_id where a.section_id = @section and a.state = 'CLOSED' group by r.student_id, r.status;
-- name: section page: absent by student
select e.student_id, r.status, count(e.id) from attendance_session a join roster_entry e on e.section_id = a.section_id and e.valid_from <= a.opens_at and (e.valid_to is null or e.valid_to > a.opens_at) left join attendance_record r on r.session_id = a.id and r.student_id = e.student_id where r.id is null and a.section_id = @section and a.state = 'CLOSED' group by e.student_id, r.status;
-- name: API: sessions, keys of the first page
select a.id from attendance_session a where 1 = 1 order by a.opens_at desc, a.id desc limit 50;
-- name: API: sessions, rows of a page
select a.id, s.id, c.code, s.number, c.title, a.room, a.state, a.opens_at from (select id from attendance_session order by opens_at desc, id desc limit 50) p join attendance_session a on a.id = p.id join section s on s.id = a.section_id join course c on c.id = s.course_id order by a.opens_at desc, a.id desc;
-- name: API: sessions, count
select count(a.id) from attendance_session a where 1 = 1;
-- name: API: sessions of one faculty, keys of the first page
select a.id from attendance_session a join section s on s.id = a.section_id where 1 = 1 and s.course_id in (select id from course where faculty_id = @faculty) order by a.opens_at desc, a.id desc limit 50;
-- name: API: sessions of one faculty, count
select count(a.id) from attendance_session a join section s on s.id = a.section_id where 1 = 1 and s.course_id in (select id from course where faculty_id = @faculty);
-- name: API: sessions by words, keys of the first page
select a.id from attendance_session a join section s on s.id = a.section_id join course c on c.id = s.course_id where 1 = 1 and (c.code like 'sci%' escape '!' or c.title like 'sci%' escape '!' or c.title like '% sci%' escape '!') order by a.opens_at desc, a.id desc limit 50;
-- name: timer: sessions to open or close
select * from attendance_session where (state = 'SCHEDULED' and opens_at <= utc_timestamp(6)) or (state in ('OPEN', 'LOCKED') and closes_at <= utc_timestamp(6));
