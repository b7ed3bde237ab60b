-- One row per pupil, characteristic and programme group in a term, and again in a finished year (see mart_pupil):
-- whether we know, and if not, why. `answer_id` stands for the pupil's answer to that one question: a 64-bit hash,
-- since a million and a half texts would be slow to count.
create or replace view mart_learner_answer as
with asked as (
    select term, year, pupil, characteristic, given
    from mart_pupil
    unpivot include nulls (
        given for characteristic in (eal, ethnicity, free_meals, looked_after, pupil_premium, sen, sex)
    )
),
belongs as (
    select distinct term, year, pupil, programme_group from mart_learner
)
select
    asked.term,
    asked.year,
    asked.pupil,
    hash(asked.pupil, asked.characteristic) as answer_id,
    asked.characteristic,
    belongs.programme_group,
    case when known(asked.given) then 'known' else coalesce(asked.given, 'not_known') end as answer
from asked
join belongs
    on belongs.pupil = asked.pupil
    and belongs.term is not distinct from asked.term
    and belongs.year is not distinct from asked.year;
