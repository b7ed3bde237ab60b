-- One row per tutor who answered a skills audit and genre family; `day` is the audit's date. `can_teach` says
-- whether they can teach some genre of the family, at teach_beginner or above; a genre they are learning is not one.
-- A tutor here is one who answered, a population of its own: no count of it adds up with the workforce's.
create or replace view mart_tutor_skills as
with family as (
    select distinct parent as genre_family from ref_code where list = 'genre'
)
select
    skill.snapshot_date as day,
    skill.person as tutor,
    family.genre_family,
    bool_or(
        skill.proficiency <> 'learning' and parent_of('genre', skill.genre) = family.genre_family
    ) as can_teach
from stg_tutor_skills as skill
cross join family
group by all;
