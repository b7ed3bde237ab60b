-- One row per person-level participation record in a term that has begun. Everything about who takes part is
-- read from here. `taking_part` is false for those who were only referred, wait, declined or left early.
create or replace table mart_place as
select
    term_day(place.term) as term,
    year_of(term_day(place.term)) as year,
    place.pupil,
    place.programme,
    place.programme_id,
    place.school_urn,
    place.status in ('attending', 'completed') as taking_part,
    place.playing_level,
    place.home_district as district,
    place.home_imd_decile,
    place.year_group,
    place.sex,
    place.ethnicity,
    place.sen,
    place.free_meals,
    place.pupil_premium,
    place.looked_after,
    place.eal
from stg_participation as place
where term_day(place.term) <= (select day from ref_service);
