-- One row per young person's survey reply that names a genre they want, and genre family; `reply` is one person's
-- answers in one wave. `year` is when it was answered; `wanted` says whether some genre of the family was named.
create or replace view mart_genre_request as
with reply as (
    select
        year_of(answered_on) as year,
        survey_wave || '/' || response as reply,
        response,
        district,
        string_split(genres_wanted, '|') as genres
    from stg_survey_responses
    where genres_wanted <> '' and audience in ('young_learner', 'young_non_learner')
),
family as (
    select parent as genre_family, list(code) as genres from ref_code where list = 'genre' group by parent
)
select
    reply.year,
    reply.reply,
    reply.response,
    reply.district,
    family.genre_family,
    list_has_any(reply.genres, family.genres) as wanted
from reply
cross join family;
