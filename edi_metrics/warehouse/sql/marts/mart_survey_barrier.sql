-- One row per family that answered the question about barriers and barrier they could have named.
-- A family that says nothing is in the way answered, and named none.
create or replace view mart_survey_barrier as
select
    reply.year,
    reply.reply,
    reply.response,
    reply.audience,
    reply.district,
    entry.code as barrier,
    list_contains(string_split(reply.barriers, '|'), entry.code) as named
from mart_survey as reply
join ref_code as entry on entry.list = 'barrier' and entry.code <> 'none'
where reply.barriers <> ''
    and reply.audience in ('young_learner', 'young_non_learner', 'parent_user', 'parent_non_user');
