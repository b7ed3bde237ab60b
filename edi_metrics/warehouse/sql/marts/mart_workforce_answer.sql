-- One row per person in post, characteristic and snapshot: whether we know, and if not, why.
-- A blank counts as asked with no answer. `answer_id` is the person's answer to that one question.
create or replace view mart_workforce_answer as
with asked as (
    select snapshot_date, person, role_level, contract, characteristic, given
    from stg_workforce
    unpivot include nulls (
        given for characteristic in (
            age_band, caring, disability, ethnicity, gender,
            gender_identity, religion, seb, sex, sexual_orientation
        )
    )
    where in_post = 'yes'
)
select
    snapshot_date as day,
    person,
    person || '/' || characteristic as answer_id,
    role_level,
    contract,
    characteristic,
    case
        when given is null then 'no_response'
        when given = 'not_sure' then 'not_known'    -- of one's background: an honest answer that tells us nothing
        when known(given) then 'known'
        else given
    end as answer
from asked;
