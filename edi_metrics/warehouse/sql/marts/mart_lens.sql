-- One row per process on the register and working-group meeting; `day` is the meeting's date.
-- `reviewed` says whether any review of it fell in the 36 months to the meeting.
create or replace view mart_lens as
select
    meeting.held_on as day,
    process.process_id,
    process.kind as lens_kind,
    bool_or(coalesce(
        process.last_reviewed_on > meeting.held_on - interval 36 month
        and process.last_reviewed_on <= meeting.held_on,
        false
    )) as reviewed
from stg_lens_reviews as process
cross join ref_meeting as meeting
where meeting.held_on <= (select day from ref_service)
group by all;
