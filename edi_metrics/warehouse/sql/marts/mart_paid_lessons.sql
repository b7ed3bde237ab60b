-- One row per pupil in paid lessons in a term, and one in a finished year (see mart_learner): `term` is null in the
-- rows of a year and `year` in those of a term. `helped` says whether fee help was awarded for that academic year, in
-- a term by the end of it. Of two awards the higher bursary stage counts; those without one are at stage `none`.
create or replace view mart_paid_lessons as
with lesson as (
    select distinct term, year, coalesce(year, year_of(term)) as school_year, pupil, district, pupil_premium
    from mart_learner
    where programme in ('small_group', 'individual', 'large_group')
),
award as (
    select
        year_day(academic_year) as school_year,
        term_of(coalesce(decided_on, applied_on)) as term,
        pupil,
        bursary_stage
    from stg_fee_support
    where fee_stage = 'awarded'
)
select
    lesson.term,
    lesson.year,
    lesson.pupil,
    any_value(lesson.district) as district,
    any_value(lesson.pupil_premium) as pupil_premium,
    count(award.pupil) > 0 as helped,
    coalesce(max(award.bursary_stage), 'none') as bursary_stage
from lesson
left join award
    on award.pupil = lesson.pupil
    and award.school_year = lesson.school_year
    and (lesson.term is null or award.term <= lesson.term)
group by lesson.term, lesson.year, lesson.pupil;
