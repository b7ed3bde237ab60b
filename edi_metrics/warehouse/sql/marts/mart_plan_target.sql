-- One row per live target and working-group meeting; `complete` when the SMART check finds no missing part.
create or replace view mart_plan_target as
select day, target_id, strand, owner_role, complete
from ref_plan_target;
