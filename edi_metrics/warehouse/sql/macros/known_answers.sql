-- One answer for somebody whose records of the same term differ: a known one before an answer state.
create or replace macro answer_of(answer) as
    coalesce(max(answer) filter (where known(answer)), max(answer));

-- One answer for a year from an answer a term: the last known one, or else an answer state.
create or replace macro last_answer(answer, given_on) as
    coalesce(max_by(answer, given_on) filter (where known(answer)), max(answer));
