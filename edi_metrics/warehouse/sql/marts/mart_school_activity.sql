-- One row per school, programme and stretch of time in which we worked with it: a term of participation, or a run
-- of a programme. Who came, and whether they stayed, does not matter here.
create or replace view mart_school_activity as
select distinct
    school_urn as urn,
    year,
    term,
    case month(term)
        when 9 then make_date(year(term), 12, 31)
        when 1 then make_date(year(term), 3, 31)
        else make_date(year(term), 8, 31)
    end as until,
    programme
from mart_place
where school_urn is not null
union
select
    school_urn,
    year_day(academic_year),
    greatest(term_of(started_on), year_day(academic_year)),
    coalesce(ended_on, make_date(left(academic_year, 4)::int + 1, 8, 31)),
    programme
from stg_programmes
where school_urn is not null and started_on <= (select day from ref_service);
