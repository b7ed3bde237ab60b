-- One row per pupil and term in which the pupil took part, and one per pupil and finished year: `term` is null
-- in the rows of a year and `year` in those of a term, so a year is counted afresh. `school_year` is always
-- filled. A pupil has one answer in each: a known one before an answer state, and in a year the last known.
create or replace table mart_pupil as
with in_term as (
    select
        term,
        any_value(year) as school_year,
        pupil,
        max(school_urn) as school_urn,
        max(district) as district,
        min(home_imd_decile) as home_imd_decile,
        max(year_group) as year_group,
        answer_of(sex) as sex,
        answer_of(ethnicity) as ethnicity,
        answer_of(sen) as sen,
        answer_of(free_meals) as free_meals,
        answer_of(pupil_premium) as pupil_premium,
        answer_of(looked_after) as looked_after,
        answer_of(eal) as eal
    from mart_place
    where taking_part
    group by term, pupil
),
in_year as (
    select
        school_year,
        pupil,
        max_by(school_urn, term) as school_urn,
        max_by(district, term) as district,
        max_by(home_imd_decile, term) as home_imd_decile,
        max_by(year_group, term) as year_group,
        last_answer(sex, term) as sex,
        last_answer(ethnicity, term) as ethnicity,
        last_answer(sen, term) as sen,
        last_answer(free_meals, term) as free_meals,
        last_answer(pupil_premium, term) as pupil_premium,
        last_answer(looked_after, term) as looked_after,
        last_answer(eal, term) as eal
    from in_term
    where year_finished(school_year)
    group by school_year, pupil
),
everyone as (
    select
        term, school_year, pupil, school_urn, district, home_imd_decile, year_group,
        sex, ethnicity, sen, free_meals, pupil_premium, looked_after, eal
    from in_term
    union all
    select
        null, school_year, pupil, school_urn, district, home_imd_decile, year_group,
        sex, ethnicity, sen, free_meals, pupil_premium, looked_after, eal
    from in_year
)
select
    everyone.term,
    case when everyone.term is null then everyone.school_year end as year,
    everyone.school_year,
    everyone.pupil,
    everyone.school_urn,
    everyone.district,
    everyone.home_imd_decile,
    school.phase,
    stage.parent as key_stage,
    everyone.sex,
    everyone.ethnicity,
    ethnicity.ethnicity_5,
    ethnicity.ethnicity_2,
    everyone.sen,
    everyone.free_meals,
    everyone.pupil_premium,
    everyone.looked_after,
    everyone.eal
from everyone
left join ref_school as school on school.urn = everyone.school_urn and school.year = everyone.school_year
left join ref_code as stage on stage.list = 'year_group' and stage.code = everyone.year_group
left join ref_ethnicity as ethnicity on ethnicity.code = everyone.ethnicity;
