-- One row per school, programme and stretch of time in which we worked with it: a term of participation, counted
-- by pupil or in places, or a run of a programme. Who came, and whether they stayed, does not matter here. `term`
-- is the one it began in, `until` its last day.
create or replace view mart_school_activity as
with attended as (
    select school_urn, term, programme from mart_place
    union
    select school_urn, term_day(term), programme
    from stg_participation_counted
    where coalesce(n, 1) > 0    -- a hidden count is somebody
)
select school_urn as urn, year_of(term) as year, term, term_end(term) as until, programme
from attended
where school_urn is not null and term <= (select day from ref_service)
union
select
    school_urn,
    year_day(academic_year),
    greatest(term_of(started_on), year_day(academic_year)),
    coalesce(ended_on, next_year(year_day(academic_year)) - 1),
    programme
from stg_programmes
where school_urn is not null and started_on <= (select day from ref_service);
