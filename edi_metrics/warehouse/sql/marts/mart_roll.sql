-- One row per learner at a state-funded school in a term or finished year, and one per such school: the learners
-- carry `pupil`, the schools `roll` and `free_meals_roll`. Both are divided by what the school is.
create or replace table mart_roll as
select
    pupil.term,
    pupil.year,
    school.district,
    school.phase,
    school.free_meals_band,
    pupil.pupil,
    pupil.free_meals,
    null::bigint as roll,
    null::bigint as free_meals_roll
from mart_pupil as pupil
join ref_school as school on school.urn = pupil.school_urn and school.year = pupil.school_year
where school.state_funded
union all
select
    period.term,
    period.year,
    school.district,
    school.phase,
    school.free_meals_band,
    null,
    null,
    school.pupils,
    school.free_meals_pupils
from (select distinct term, year, school_year from mart_pupil) as period
join ref_school as school on school.year = period.school_year
where school.state_funded;
