-- One row per survey reply; `reply` is one person's answers in one wave. `year` is when it was answered.
create or replace view mart_survey as
select
    year_of(answered_on) as year,
    survey_wave || '/' || response as reply,
    response,
    audience,
    district,
    barriers
from stg_survey_responses;
