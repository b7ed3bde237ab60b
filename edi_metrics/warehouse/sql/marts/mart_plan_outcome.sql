-- One row per done action and working-group meeting at which its measure could be looked at again.
-- Filled once the measures themselves are protected, from what the inside level shows of them.
create or replace view mart_plan_outcome as
select day, action_id, strand, owner_role, moved
from ref_plan_outcome;
