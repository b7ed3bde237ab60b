-- One row per person in post on the last day of a term or of a finished year: `term` or `year` is its first
-- day, and the other is null. Contract and role are those of the latest snapshot by that day, or else of the
-- first one after it. A term counts once the training log goes back 24 months from its last day; no day
-- counts that is before the first snapshot, for nobody knows who had left by then.
create or replace view mart_training as
with attended as (
    select session.held_on, session.topic, attendance.person
    from stg_cpd_sessions as session
    join stg_cpd_attendance as attendance using (session_id)
    where session.held = 'yes' and attendance.attended = 'yes'
),
log as (
    select distinct term_of(held_on) as term, year_of(held_on) as year from stg_cpd_sessions
),
last_day as (
    select term_day(term_key) as term, null::date as year, max(ends) as day
    from ref_calendar
    group by term_key
    having term_day(term_key) <= (select day from ref_service)
        and max(ends) - interval 24 month >= (select min(term) from log)
    union all
    select distinct null::date, year, (year + interval 1 year - interval 1 day)::date
    from log
    where year_finished(year)
),
known_day as (
    select term, year, day from last_day where day >= (select min(snapshot_date) from stg_workforce)
),
in_post as (
    select known_day.term, known_day.year, known_day.day, staff.person, staff.contract, staff.role_level
    from known_day
    join mart_tenure as tenure
        on tenure.started_on <= known_day.day and (tenure.left_on is null or tenure.left_on > known_day.day)
    join stg_workforce as staff on staff.person = tenure.person
    qualify row_number() over (
        partition by known_day.term, known_day.year, staff.person
        order by staff.snapshot_date <= known_day.day desc, abs(staff.snapshot_date - known_day.day)
    ) = 1
)
select
    in_post.term,
    in_post.year,
    in_post.person,
    parent_of('contract', in_post.contract) as contract_ace,
    in_post.role_level,
    parent_of('role_level', in_post.role_level) as role_level_2,
    exists (
        from attended
        where attended.person = in_post.person
            and attended.topic = 'trauma_informed'
            and attended.held_on <= in_post.day
            and attended.held_on > in_post.day - interval 24 month
    ) as trauma_informed,
    exists (
        from attended
        where attended.person = in_post.person
            and attended.topic in (
                'reflective_practice', 'trauma_informed', 'edi_bootcamp', 'edi_conversation',
                'send_inclusion', 'youth_voice'
            )
            and attended.held_on <= in_post.day
            and year_of(attended.held_on) = in_post.year
    ) as inclusion_cpd
from in_post;
