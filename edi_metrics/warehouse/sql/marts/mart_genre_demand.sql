-- One row per district, genre and year that is known there: `asked` by 5% or more of at least 25 young people of the
-- district who named what they want, in that year's survey; `offered` in the district in some term of the year.
-- Fewer than 25 say too little of a district, and could be picked out. A year with no timetable says nothing.
create or replace view mart_genre_demand as
with reply as (
    select distinct year, reply, district from mart_genre_request where district is not null
),
asked_of as (
    select year, district, count(*) as people from reply group by all having count(*) >= 25
),
wanted as (
    select distinct
        year_of(answered_on) as year,
        survey_wave || '/' || response as reply,
        unnest(string_split(genres_wanted, '|')) as genre
    from stg_survey_responses
),
asked as (
    select reply.year, reply.district, wanted.genre
    from reply
    join wanted using (year, reply)
    join asked_of using (year, district)
    group by all
    having count(*) >= 0.05 * any_value(asked_of.people)
),
offered as (
    select distinct year_of(term) as year, district, genre from mart_offer
)
select
    asked.year,
    asked.district,
    asked.genre,
    asked.district || '/' || asked.genre as pair,
    parent_of('genre', asked.genre) as genre_family,
    offered.genre is not null as offered
from asked
left join offered using (year, district, genre)
where asked.year in (select year from offered);
