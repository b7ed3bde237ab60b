-- One row per school and term that has begun, and one per school and finished year: `term` is null in the rows of
-- a year and `year` in those of a term. A term looks back over its academic year so far. `engaged` and `wcet` are
-- null in a year whose activity nobody recorded; `cold` looks back twelve months, into the year before too.
create or replace view mart_schools as
with activity as materialized (
    select urn, year, term, until, programme from mart_school_activity
),
recorded as (
    select distinct year from activity
),
-- a register that says something of contact, plans or singing says it of its year and of the one before
telling as (
    select distinct year_of(snapshot_date) as year
    from stg_schools
    where last_contact_on is not null or music_plan is not null or singing_support is not null
),
said as (
    select year from recorded
    union
    select year from telling
    union
    select make_date(year(year) - 1, 9, 1) from telling
),
period as (
    select term, null::date as year, year_of(term) as school_year, term_end(term) as ends
    from (select term from activity union select year from said)
    union all
    select null, year, year, next_year(year) - 1
    from said
    where year_finished(year)
),
-- a period that is not over is judged as on the service's day
window_of as (
    select term, year, school_year, ends, least(ends, (select day from ref_service)) as seen_on
    from period
),
so_far as (
    select period.term, period.school_year, activity.urn, bool_or(activity.programme = 'wcet') as wcet
    from period
    join activity on activity.year = period.school_year and activity.term <= period.ends
    group by all
),
contact as (
    select urn, term as since, until from activity
    union
    select urn, last_contact_on, last_contact_on from stg_schools where last_contact_on is not null
),
-- what was so in a year is in the register of the September after it
told as (
    select
        said.year as school_year,
        register.urn,
        max_by(nullif(register.music_plan, 'not_known'), register.snapshot_date) as music_plan,
        max_by(register.singing_support, register.snapshot_date) as singing_support
    from said
    join stg_schools as register on register.snapshot_date <= make_date(year(said.year) + 1, 12, 31)
    group by all
),
warm as (
    select distinct window_of.term, window_of.school_year, contact.urn
    from window_of
    join contact
        on contact.since <= window_of.seen_on
        and contact.until > window_of.seen_on - interval 12 months
)
select
    window_of.term,
    window_of.year,
    school.urn,
    school.phase,
    school.district,
    school.free_meals_band,
    school.state_funded,
    case when recorded.year is not null then so_far.urn is not null end as engaged,
    case when recorded.year is not null then coalesce(so_far.wcet, false) end as wcet,
    warm.urn is null as cold,
    told.music_plan,
    told.singing_support
from window_of
join ref_school as school on school.year = window_of.school_year
left join recorded on recorded.year = window_of.school_year
left join so_far
    on so_far.urn = school.urn
    and so_far.school_year = window_of.school_year
    and so_far.term is not distinct from window_of.term
left join told on told.urn = school.urn and told.school_year = window_of.school_year
left join warm
    on warm.urn = school.urn
    and warm.school_year = window_of.school_year
    and warm.term is not distinct from window_of.term;
