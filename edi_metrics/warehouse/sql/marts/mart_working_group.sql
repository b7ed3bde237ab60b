-- One row per kind of member the working group should have and snapshot in which it has members at all;
-- `day` is the snapshot's date. `present` says whether somebody sits there for that kind. A member stands for
-- one kind: hourly-paid staff and equality officers of the local authority for theirs, other staff for their level.
create or replace view mart_working_group as
with member as (
    select
        snapshot_date as day,
        case
            when member_kind = 'hourly_paid_staff' then 'hourly_paid'
            when member_kind = 'la_edi_officer' then 'la_edi_officer'
            when member_kind in ('staff', 'executive') then role_level
        end as stands_for
    from stg_governance
    where body = 'working_group'
)
select
    member.day,
    kind.code as group_kind,
    bool_or(coalesce(member.stands_for = kind.code, false)) as present
from member
join ref_code as kind on kind.list = 'group_kind'
group by all;
