-- One row per other service, kind of work and finished year, from the first year we worked with it so: the
-- count of services is cumulative. Years in which there was no work at all have no rows. `has_plan` and
-- `four_strands` are what the service had last told us by the end of the year; `region` is where it last was.
create or replace view mart_peer_work as
with work as (
    select
        year_of(support.held_on) as year,
        support.held_on,
        support.activity_id,
        support.service,
        support.kind as peer_kind,
        support.has_plan,
        list_unique(string_split(support.strands_with_smart, '|')) as strands,
        region.code as region
    from stg_peer_support as support
    left join ref_code as region on region.list = 'region' and lower(region.label) = lower(support.region)
),
period as (select distinct year from work where year_finished(year)),
told as (
    select
        period.year,
        work.service,
        max_by(work.region, (work.held_on, work.activity_id)) as region,
        max_by(work.has_plan = 'yes', (work.held_on, work.activity_id)) as has_plan,
        max_by(coalesce(work.strands, 0), (work.held_on, work.activity_id))
            filter (where work.has_plan is not null) as strands
    from period
    join work on work.year <= period.year
    group by period.year, work.service
)
select distinct
    told.year,
    told.service,
    work.peer_kind,
    told.region,
    coalesce(told.has_plan, false) as has_plan,
    coalesce(told.strands = (select count(*) from ref_code where list = 'strand'), false) as four_strands
from told
join work on work.service = told.service and work.year <= told.year;
