-- One row per genre and district that a tutor could teach it in or that it is taught in, and skills audit; `day` is
-- the audit's date. `able`: a tutor at teach_beginner or above travels there; `taught`: it has hours there in the
-- audit's term. `district` is null where a tutor did not say. An audit in a term with no timetable says nothing.
create or replace view mart_genre_potential as
with audit as (
    select distinct snapshot_date as day, term_of(snapshot_date) as term
    from stg_tutor_skills
    where term_of(snapshot_date) in (select term from mart_offer)
),
able as (
    select distinct
        skill.snapshot_date as day,
        skill.genre,
        nullif(unnest(string_split(coalesce(skill.districts, ''), '|')), '') as district
    from stg_tutor_skills as skill
    where skill.proficiency <> 'learning'
),
taught as (
    select distinct audit.day, offer.genre, offer.district
    from audit
    join mart_offer as offer using (term)
)
select day, genre, district, bool_or(able) as able, bool_or(taught) as taught
from (
    select day, genre, district, true as able, false as taught from able where day in (select day from audit)
    union all
    select day, genre, district, false, true from taught
)
group by all;
