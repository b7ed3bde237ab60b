-- One row per person in post on the last day of a term or of a finished year: `term` or `year` is its first
-- day, and the other is null. Contract, role and programmes are those of the latest snapshot by that `day`, or
-- else of the first one after it. No day counts that is before the first snapshot, for nobody knows who had
-- left by then.
create or replace view mart_in_post as
with last_day as (
    select term_day(term_key) as term, null::date as year, max(ends) as day
    from ref_calendar
    group by term_key
    having term_day(term_key) <= (select day from ref_service)
    union all
    select null::date, year, (year + interval 1 year - interval 1 day)::date
    from (
        select unnest(generate_series(
            year_of(min(snapshot_date)), (select day from ref_service), interval 1 year
        ))::date as year
        from stg_workforce
    )
    where year_finished(year)
),
known_day as (
    select term, year, day from last_day where day >= (select min(snapshot_date) from stg_workforce)
)
select
    known_day.term,
    known_day.year,
    known_day.day,
    staff.person,
    parent_of('contract', staff.contract) as contract_ace,
    staff.role_level,
    parent_of('role_level', staff.role_level) as role_level_2,
    coalesce(list_contains(string_split(staff.programmes, '|'), 'nurture_group'), false) as teaches_nurture_group
from known_day
join mart_tenure as tenure
    on tenure.started_on <= known_day.day and (tenure.left_on is null or tenure.left_on > known_day.day)
join stg_workforce as staff on staff.person = tenure.person
qualify row_number() over (
    partition by known_day.term, known_day.year, staff.person
    order by staff.snapshot_date <= known_day.day desc, abs(staff.snapshot_date - known_day.day)
) = 1;
