-- One row per CPD session in a finished term: what was due can be judged once the term is over.
create or replace view mart_training_session as
select
    term_of(held_on) as term,
    session_id,
    topic,
    held = 'yes' as held
from stg_cpd_sessions
where term_finished(term_of(held_on));
