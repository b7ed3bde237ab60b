-- One row per person and moment of the year to a snapshot: `start`, in post at the snapshot before; `end`,
-- in post at this one; `left`, gone in between. `day` is this snapshot's date; the first snapshot has no
-- year behind it. `joined` says whether someone in post at the end started in between. `in_average` marks
-- every other row of a start or an end, so that marked rows number the average of the two, rounded up from
-- a half. Rows of the same kind stand together, so each part has its own average, give or take rounding,
-- and parts add up to the whole.
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
moment as (
    select
        seen.day,
        seen.person,
        seen.moment,
        seen.joined,
        parent_of('contract', seen.contract) as contract_ace,
        ethnicity.ethnicity_2
    from (from start union all by name from finish) as seen
    left join ref_ethnicity as ethnicity on ethnicity.code = seen.ethnicity
)
select
    day,
    person,
    moment,
    joined,
    contract_ace,
    ethnicity_2,
    moment in ('start', 'end') and row_number() over (
        partition by day, moment = 'left'
        order by contract_ace, ethnicity_2, person, moment
    ) % 2 = 1 as in_average
from moment;
