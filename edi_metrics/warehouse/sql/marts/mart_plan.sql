-- One row per action and working-group meeting, as the meeting left it; `day` is the meeting's date.
create or replace view mart_plan as
select
    day,
    action_id,
    strand,
    owner_role,
    is_open,
    is_done,
    kept_its_date,
    overdue,
    stale,
    has_owner,
    moved_twice,
    has_measure
from ref_plan_action;
