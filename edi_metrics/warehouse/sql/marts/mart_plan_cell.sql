-- One row per cell of characteristic by strand that the service has chosen to cover, and working-group meeting.
create or replace view mart_plan_cell as
select
    day,
    characteristic || ' ' || strand as cell,
    strand,
    covered
from ref_plan_cell;
