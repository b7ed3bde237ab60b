-- One row per school and term that has begun, and one per school and finished year: `term` is null in the rows of
-- a year and `year` in those of a term. A term looks back over its academic year so far. `engaged` and `wcet` are
-- null in a year whose activity nobody recorded; `cold` looks back twelve months, over the year before too.
create or replace view mart_schools as
with activity as (
    select urn, year, term, until, programme from mart_school_activity
),
said as (
    select distinct year from activity
    union
    select distinct year_of(snapshot_date) from stg_schools
    where coalesce(last_contact_on::varchar, music_plan, singing_support) is not null
),
started as (
    select distinct term from activity
    union
    select year from said
),
period as (
    select started.term, null::date as year, year_of(started.term) as school_year, term_end(started.term) as ends
    from started
    union all
    select null, said.year, said.year, make_date(year(said.year) + 1, 8, 31)
    from said
    where year_finished(said.year)
)
select 1;
