-- One row per recommendation and working-group meeting at which an answer to it was due: made in the
-- 18 months before, with 90 days gone. `day` is the meeting's date.
create or replace view mart_voice_answer as
select
    meeting.held_on as day,
    recommendation.rec_id,
    recommendation.strand,
    coalesce(recommendation.answered_on <= recommendation.made_on + 90, false) as answered
from stg_voice_recommendations as recommendation
join ref_held_meeting as meeting
    on recommendation.made_on > meeting.held_on - interval 18 month
    and recommendation.made_on + 90 <= meeting.held_on
where meeting.held_on <= (select day from ref_service);
