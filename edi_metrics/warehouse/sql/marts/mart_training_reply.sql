-- One row per person who came to a CPD session and was asked at its follow-up whether they do anything
-- differently, in the term of the follow-up. There are no rows of a year: it would be the sum of its terms, and
-- give away the one that is hidden.
create or replace view mart_training_reply as
with asked as (
    select
        coalesce(session.follow_up_on, session.held_on) as asked_on,
        concat(session.session_id, ' ', attendance.person) as reply,
        attendance.person,
        session.topic,
        attendance.follow_up_reply,
        attendance.practice_changed
    from stg_cpd_sessions as session
    join stg_cpd_attendance as attendance using (session_id)
    where session.held = 'yes' and attendance.attended = 'yes' and attendance.follow_up_reply is not null
)
select
    term_of(asked_on) as term,
    reply,
    person,
    topic as cpd_topic,
    follow_up_reply = 'yes' as replied,
    coalesce(practice_changed = 'yes', false) as changed
from asked
where asked_on <= (select day from ref_service);
