-- One row per pupil, characteristic and programme group in a term, and again in a finished year (see mart_pupil):
-- whether we know, and if not, why. `answer_id` is the pupil's answer to that one question.
create or replace view mart_learner_answer as
with asked as (
    unpivot include nulls (
        select term, year, school_year, pupil, eal, ethnicity, free_meals, looked_after, pupil_premium, sen, sex
        from mart_pupil
    )
    on eal, ethnicity, free_meals, looked_after, pupil_premium, sen, sex
    into name characteristic value given
),
belongs as (
    select distinct term, year, pupil, programme_group from mart_learner
)
select
    asked.term,
    asked.year,
    asked.pupil,
    asked.pupil || '/' || asked.characteristic as answer_id,
    asked.characteristic,
    belongs.programme_group,
    case when known(asked.given) then 'known' else coalesce(asked.given, 'not_known') end as answer
from asked
join belongs
    on belongs.pupil = asked.pupil
    and belongs.term is not distinct from asked.term
    and belongs.year is not distinct from asked.year;
