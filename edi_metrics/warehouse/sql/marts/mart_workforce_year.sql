-- One row per person and moment of the year to a snapshot: `start`, in post at the snapshot before; `end`,
-- in post at this one; `left`, gone in between. `day` is this snapshot's date; the first snapshot has no
-- year behind it. `joined` says whether someone in post at the end started in between.
create or replace view mart_workforce_year as
with snapshot as (
    select snapshot_date as day, lag(snapshot_date) over (order by snapshot_date) as since
    from (select distinct snapshot_date from stg_workforce)
),
period as (select day, since from snapshot where since is not null),
start as (
    select period.day, 'start' as moment, false as joined, staff.person, staff.contract, staff.ethnicity
    from period
    join stg_workforce as staff on staff.snapshot_date = period.since
    where staff.in_post = 'yes'
),
finish as (
    select
        period.day,
        case when staff.in_post = 'yes' then 'end' else 'left' end as moment,
        coalesce(staff.in_post = 'yes' and staff.started_on > period.since, false) as joined,
        staff.person,
        staff.contract,
        staff.ethnicity
    from period
    join stg_workforce as staff on staff.snapshot_date = period.day
),
moment as (from start union all by name from finish)
select
    moment.day,
    moment.person,
    moment.moment,
    moment.joined,
    parent_of('contract', moment.contract) as contract_ace,
    ethnicity.ethnicity_2
from moment
left join ref_ethnicity as ethnicity on ethnicity.code = moment.ethnicity;
