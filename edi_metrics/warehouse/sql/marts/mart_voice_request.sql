-- One row per recommendation and working-group meeting within 18 months of it, with where it stood at that meeting.
-- `day` is the meeting's date. A decision or a report counts from its own day, so what was true then stays true.
create or replace view mart_voice_request as
select
    meeting.held_on as day,
    recommendation.rec_id,
    recommendation.strand,
    case
        when rec_status = 'done' and reported_back_on <= meeting.held_on then 'done'
        when rec_status in ('accepted', 'in_progress', 'done') and answered_on <= meeting.held_on then 'accepted'
        when rec_status = 'declined' and answered_on <= meeting.held_on then 'declined'
        when made_on + 90 <= meeting.held_on then 'late'
        else 'waiting'
    end as rec_stage
from stg_voice_recommendations as recommendation
join ref_held_meeting as meeting
    on recommendation.made_on > meeting.held_on - interval 18 month
    and recommendation.made_on <= meeting.held_on
where meeting.held_on <= (select day from ref_service);
