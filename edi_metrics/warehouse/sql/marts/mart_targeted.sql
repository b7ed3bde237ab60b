-- One row per pupil, run of a targeted programme and term in which the pupil took part. `year` is null until
-- that year is over; `high_need` is null where the pupil's school or its free meals figure is not known.
create or replace view mart_targeted as
select
    term_day(learner.term) as term,
    case when year_finished(year_of(term_day(learner.term))) then year_of(term_day(learner.term)) end as year,
    learner.pupil,
    learner.programme,
    learner.home_district as district,
    run.setting,
    learner.sex,
    parent_of('year_group', learner.year_group) as key_stage,
    school.high_need
from stg_participation as learner
left join stg_programmes as run using (programme_id)
left join ref_school_need as school
    on school.urn = learner.school_urn and school.year = year_of(term_day(learner.term))
where learner.status in ('attending', 'completed') and parent_of('programme', learner.programme) = 'targeted';
