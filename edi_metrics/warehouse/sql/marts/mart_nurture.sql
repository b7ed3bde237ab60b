-- One row per pupil in a nurture group, setting and period, as in mart_learner: `term` is null in the rows of a
-- year and `year` in those of a term. `high_need` says whether the pupil's school is above England's average for
-- free meals; it is null where the school, or its figure, is not known.
create or replace view mart_nurture as
select
    learner.term,
    learner.year,
    learner.pupil,
    learner.district,
    learner.setting,
    school.free_meals_band = 'above_england' as high_need
from mart_learner as learner
join mart_pupil as pupil
    on pupil.pupil = learner.pupil
    and pupil.term is not distinct from learner.term
    and pupil.year is not distinct from learner.year
left join ref_school as school on school.urn = pupil.school_urn and school.year = pupil.school_year
where learner.programme = 'nurture_group';
