-- One row per young person who came to a targeted programme in a year that is over. `stayed` is false for those whose
-- last record of the year says that they left early; `sessions` is null where no record says how many they came to.
create or replace view mart_targeted as
with came as (
    select
        year_of(term_day(term)) as year,
        term_day(term) as term,
        max(term_day(term)) over (partition by pupil, programme, year_of(term_day(term))) as last_term,
        pupil,
        programme,
        home_district,
        pupil_premium,
        status,
        sessions_attended
    from stg_participation
    where status in ('attending', 'completed', 'left_early')
        and parent_of('programme', programme) = 'targeted'
        and year_finished(year_of(term_day(term)))
)
select
    year,
    pupil,
    programme,
    max_by(home_district, term) as district,
    last_answer(pupil_premium, term) as pupil_premium,
    bool_or(status <> 'left_early') filter (where term = last_term) as stayed,
    sum(sessions_attended) as sessions
from came
group by year, pupil, programme;
