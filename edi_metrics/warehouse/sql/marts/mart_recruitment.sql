-- One row per applicant in a round and two-year window. `year` begins the window's second year: 2025/26 is
-- the 24 months to 31 August 2026. Only windows that are over, with rounds advertised in both years.
create or replace view mart_recruitment as
with application as (
    select
        year_of(applied.advertised_on) as advertised,
        applied.round_id || '/' || applied.applicant as application_id,
        applied.applicant,
        applied.role_level,
        applied.route,
        applied.selection_method,
        applied.furthest_stage in ('shortlisted', 'interviewed', 'offered', 'appointed') as shortlisted,
        applied.furthest_stage = 'appointed' as appointed,
        ethnicity.ethnicity_2,
        coalesce(parent_of('disability_4', applied.disability), applied.disability) as disability,
        applied.sex
    from stg_recruitment as applied
    left join ref_ethnicity as ethnicity on ethnicity.code = applied.ethnicity
),
busy as (select distinct advertised from application),
period as (
    select later.advertised as year, earlier.advertised as year_before
    from busy as later
    join busy as earlier on earlier.advertised = later.advertised - interval 1 year
    where year_finished(later.advertised)
)
select
    period.year,
    application.application_id,
    application.applicant,
    application.role_level,
    application.route,
    application.selection_method,
    application.shortlisted,
    application.appointed,
    application.ethnicity_2,
    application.disability,
    application.sex
from period
join application on application.advertised in (period.year, period.year_before);
