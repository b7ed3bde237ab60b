-- One row per school and academic year in the schools register: whether more of its pupils are eligible for free
-- meals than in England, for its phase, by the latest census published when the year began. Null where the
-- school's own figure is missing or hidden. Phases with no average of their own are read beside secondary schools.
create or replace view ref_school_need as
with england as (
    select
        case series when 'school_roll.free_meals_primary' then 'primary' else 'secondary' end as stage,
        period::integer as census,
        value
    from ref_benchmark
    where series in ('school_roll.free_meals_primary', 'school_roll.free_meals_secondary') and area = 'England'
),
register as (
    select
        urn,
        year_of(snapshot_date) as year,
        free_meals_percent,
        case when phase in ('nursery', 'primary') then 'primary' else 'secondary' end as stage
    from stg_schools
    qualify row_number() over (partition by urn, year_of(snapshot_date) order by snapshot_date) = 1
)
select
    register.urn,
    register.year,
    register.free_meals_percent > england.value as high_need
from register
left join england on england.stage = register.stage and england.census <= year(register.year)
qualify row_number() over (partition by register.urn, register.year order by england.census desc) = 1;
