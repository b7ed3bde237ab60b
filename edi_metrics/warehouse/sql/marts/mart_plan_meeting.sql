-- One row per meeting due, two a term, in each finished term since the first meeting; `held` says whether as
-- many as that were held and closed.
create or replace view mart_plan_meeting as
with held as (
    select term_of(day) as term, count(*) as meetings
    from ref_plan_meeting
    group by all
)
select
    calendar.term,
    due.nth,
    coalesce(held.meetings, 0) >= due.nth as held
from (select distinct term_of(starts) as term from ref_calendar) as calendar
cross join (values (1), (2)) as due (nth)
left join held on held.term = calendar.term
where term_finished(calendar.term)
    and calendar.term >= (select min(term) from held);
