-- One row per CPD session that was held and person who came to it.
create or replace view mart_training_attended as
select session.session_id, session.held_on, session.topic, attendance.person
from stg_cpd_sessions as session
join stg_cpd_attendance as attendance using (session_id)
where session.held = 'yes' and attendance.attended = 'yes';
