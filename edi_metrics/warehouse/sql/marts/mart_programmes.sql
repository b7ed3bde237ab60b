-- One row per run of a programme. `term` is the one it began in; `year` is null until that year is over.
create or replace view mart_programmes as
select
    term_of(started_on) as term,
    case when year_finished(year_day(academic_year)) then year_day(academic_year) end as year,
    programme_id,
    programme,
    district,
    sessions_held
from stg_programmes;
