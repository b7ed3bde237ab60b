-- One row per seat (a member of a body) and snapshot; `day` is the snapshot's date. A member may hold several.
create or replace view mart_governance as
select
    member.snapshot_date as day,
    member.member,
    member.body || '/' || member.member as seat,
    member.body,
    member.votes = 'yes' as votes,
    member.under_25 = 'yes' as under_25,
    ethnicity.ethnicity_2
from stg_governance as member
left join ref_ethnicity as ethnicity on ethnicity.code = member.ethnicity;
