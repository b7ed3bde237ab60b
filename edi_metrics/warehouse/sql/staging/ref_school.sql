-- One row per school and academic year that has begun: the school as the register held it by that year's
-- December, or else as it was first held. `free_meals_band` is null where the school's own figure is missing
-- or hidden; England's average is that of the phase, by the latest census published when the year began.
-- Phases with no average of their own are read beside secondary schools.
create or replace table ref_school as
with period as (
    select distinct year from mart_place
    union
    select distinct year_day(academic_year) from stg_programmes
    union
    select distinct year_of(snapshot_date) from stg_schools
),
edition as (
    select
        period.year,
        coalesce(
            max(taken.snapshot_date) filter (where taken.snapshot_date <= make_date(year(period.year), 12, 31)),
            min(taken.snapshot_date)
        ) as snapshot_date
    from period
    cross join (select distinct snapshot_date from stg_schools) as taken
    where period.year <= (select day from ref_service)
    group by period.year
),
england as (
    select
        edition.year,
        figure.series,
        max_by(figure.value, figure.period::integer) as average
    from edition
    join ref_benchmark as figure on figure.period::integer <= year(edition.year)
    where figure.series in ('school_roll.free_meals_primary', 'school_roll.free_meals_secondary')
        and figure.area = 'England'
    group by edition.year, figure.series
)
select
    edition.year,
    school.urn,
    school.phase,
    school.district,
    school.state_funded = 'yes' as state_funded,
    school.pupils,
    round(school.pupils * school.free_meals_percent / 100)::bigint as free_meals_pupils,
    case
        when school.free_meals_percent <= 10 then 'low'
        when school.free_meals_percent > england.average then 'above_england'
        when school.free_meals_percent <= england.average then 'middle'
    end as free_meals_band
from edition
join stg_schools as school using (snapshot_date)
left join england
    on england.year = edition.year
    and england.series = case
        when school.phase in ('nursery', 'primary') then 'school_roll.free_meals_primary'
        else 'school_roll.free_meals_secondary'
    end;
