-- One row per process on the register and review of it; a process that was never reviewed has a row with no day.
-- `listed_on` is the day it was put on the register in the app, and null for one that came with the records.
create or replace view mart_lens_review as
with reviews as (
    select process_id, kind, null::date as listed_on, true as recorded, last_reviewed_on as reviewed_on, outcome
    from stg_lens_reviews
    union all by name
    -- what was entered in the app; a review alone says nothing of what the process is
    select process_id, kind, listed_on, false as recorded, reviewed_on, outcome
    from ref_lens_review
),
register as (
    select
        process_id,
        coalesce(max(kind) filter (where not recorded), max(kind)) as kind,
        case when not bool_or(recorded) then max(listed_on) end as listed_on
    from reviews
    group by process_id
    having max(kind) is not null
)
select
    register.process_id,
    register.kind,
    register.listed_on,
    reviews.reviewed_on,
    reviews.outcome
from register
join reviews using (process_id);
