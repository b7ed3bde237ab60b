-- One row per survey reply; `reply` is one person's answers in one wave. `year` is when it was answered.
-- `young` is whether a young person replied; `belongs` is 1 (strongly disagree) to 5, or null.
create or replace view mart_survey as
select
    year_of(answered_on) as year,
    survey_wave || '/' || response as reply,
    response,
    audience,
    audience in ('young_learner', 'young_non_learner') as young,
    district,
    barriers,
    feels_welcome,
    belongs,
    heard
from stg_survey_responses;
