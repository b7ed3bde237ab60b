-- One row per process on the register and working-group meeting; `day` is the meeting's date.
-- `reviewed` says whether any review of it fell in the 36 months to the meeting; `lens_outcome` is what the
-- latest of those led to, or that there is none.
create or replace view mart_lens as
with seen as (
    select
        meeting.held_on as day,
        process.process_id,
        process.kind,
        process.outcome,
        process.reviewed_on,
        coalesce(
            process.reviewed_on > meeting.held_on - interval 36 month
            and process.reviewed_on <= meeting.held_on,
            false
        ) as stands
    from mart_lens_review as process
    cross join ref_held_meeting as meeting
    where meeting.held_on <= (select day from ref_service)
        and (process.listed_on is null or process.listed_on <= meeting.held_on)
)
select
    day,
    process_id,
    kind as lens_kind,
    bool_or(stands) as reviewed,
    coalesce(max_by(outcome, reviewed_on) filter (where stands), 'not_started') as lens_outcome
from seen
group by day, process_id, kind;
