-- One row per person in post on the last `day` of a term or of a finished year, as in mart_in_post, with what
-- they had learned by then. A term counts once the training log goes back 24 months from its last day, and a
-- year once the log has a session in it.
create or replace view mart_training as
with log as (
    select min(term_of(held_on)) as begins, list(distinct year_of(held_on)) as years from stg_cpd_sessions
),
counted as (
    select in_post.*
    from mart_in_post as in_post
    cross join log
    where in_post.day - interval 24 month >= log.begins and in_post.term is not null
        or list_contains(log.years, in_post.year)
)
select
    counted.term,
    counted.year,
    counted.day,
    counted.person,
    counted.contract_ace,
    counted.role_level,
    counted.role_level_2,
    coalesce(bool_or(
        attended.topic = 'trauma_informed' and attended.held_on > counted.day - interval 24 month
    ), false) as trauma_informed,
    coalesce(bool_or(attended.topic = 'songwriting'), false) as songwriting,
    coalesce(bool_or(attended.topic = 'edi_bootcamp'), false) as bootcamp,
    coalesce(bool_or(
        attended.topic = 'edi_conversation' and year_of(attended.held_on) = counted.year
    ), false) as conversation,
    coalesce(bool_or(
        attended.topic in (
            'reflective_practice', 'trauma_informed', 'edi_bootcamp', 'edi_conversation', 'send_inclusion',
            'youth_voice'
        )
        and year_of(attended.held_on) = counted.year
    ), false) as inclusion_cpd
from counted
left join mart_training_attended as attended
    on attended.person = counted.person and attended.held_on <= counted.day
group by all;
