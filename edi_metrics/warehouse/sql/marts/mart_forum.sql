-- One row per question logged at a forum 90 days ago or more; `year` is the academic year it was asked in.
create or replace view mart_forum as
select
    year_of(asked_on) as year,
    question_id,
    coalesce(answered_on <= asked_on + 90, false) as answered
from ref_forum_question
where asked_on + 90 <= (select day from ref_service);
