-- One row per pupil and way of taking part (programme, setting, route, ensemble family) in a term, and one in a
-- finished year: `term` is null in the rows of a year and `year` in those of a term. Who a pupil is comes from
-- mart_pupil, one answer a pupil and period, however many programmes there are. An ensemble's family is known
-- where `programme_id` names the ensemble as the timetable does.
create or replace table mart_learner as
with took_part as (
    select distinct
        place.term,
        place.year,
        place.pupil,
        place.programme,
        parent_of('programme', place.programme) as programme_group,
        run.setting,
        run.referral_route,
        kind.family as ensemble_family
    from mart_place as place
    left join stg_programmes as run using (programme_id)
    left join stg_ensembles as ensemble
        on ensemble.ensemble_id = place.programme_id and term_day(ensemble.term) = place.term
        and place.programme = 'ensemble'
    left join ref_ensemble as kind using (ensemble_type)
    where place.taking_part
),
period as (
    select term, year, pupil, programme, programme_group, setting, referral_route, ensemble_family
    from took_part
    union all
    select distinct null, year, pupil, programme, programme_group, setting, referral_route, ensemble_family
    from took_part
)
select
    pupil.term,
    pupil.year,
    pupil.pupil,
    period.programme,
    period.programme_group,
    period.setting,
    period.referral_route,
    period.ensemble_family,
    pupil.district,
    pupil.home_imd_decile,
    pupil.phase,
    pupil.key_stage,
    pupil.sex,
    pupil.ethnicity_5,
    pupil.ethnicity_2,
    pupil.sen,
    pupil.free_meals,
    pupil.pupil_premium,
    pupil.looked_after,
    pupil.eal
from period
join mart_pupil as pupil
    on pupil.pupil = period.pupil
    and pupil.school_year = period.year
    and pupil.term is not distinct from period.term;
