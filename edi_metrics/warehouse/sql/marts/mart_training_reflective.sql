-- One row per person in post who teaches a nurture group and finished term since the training log began:
-- `attended` says whether they came to reflective practice in that term.
create or replace view mart_training_reflective as
select
    in_post.term,
    in_post.person,
    in_post.contract_ace,
    count(attended.session_id) > 0 as attended
from mart_in_post as in_post
left join mart_training_attended as attended
    on attended.person = in_post.person
    and attended.topic = 'reflective_practice'
    and term_of(attended.held_on) = in_post.term
where in_post.teaches_nurture_group
    and term_finished(in_post.term)
    and in_post.term >= (select min(term_of(held_on)) from stg_cpd_sessions)
group by all;
