-- One row per CPD session that was held and whose follow-up has fallen due, in the term in which it did. It was
-- done when the log says of somebody whether they answered.
create or replace view mart_training_follow_up as
select
    term_of(session.follow_up_on) as term,
    session.session_id,
    session.topic as cpd_topic,
    count(attendance.follow_up_reply) > 0 as followed_up
from stg_cpd_sessions as session
left join stg_cpd_attendance as attendance using (session_id)
where session.held = 'yes' and session.follow_up_on <= (select day from ref_service)
group by all;
