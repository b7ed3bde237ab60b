-- One row per participant, programme and outcome in a year that is over, where the outcome was rated both at the start
-- and at the end. `rating_id` stands for the participant's rating of that one outcome. `rose` sets the last rating of
-- the year beside the first.
create or replace view mart_learner_outcome as
with rated as (
    select term_day(term) as term, pupil, programme, 'musical' as outcome_domain, musical_start as at_start,
        musical_end as at_end
    from stg_participation
    union all
    select term_day(term), pupil, programme, 'personal', personal_start, personal_end
    from stg_participation
    union all
    select term_day(term), pupil, programme, 'social', social_start, social_end
    from stg_participation
)
select
    year_of(term) as year,
    pupil,
    programme,
    outcome_domain,
    pupil || '/' || outcome_domain as rating_id,
    max_by(at_end, (term, at_end)) > min_by(at_start, (term, at_start)) as rose
from rated
where year_finished(year_of(term))
group by year_of(term), pupil, programme, outcome_domain
having count(at_start) > 0 and count(at_end) > 0;
