-- One row per person in post on the last day of a term, as in mart_training, and CPD topic: `covered` says
-- whether they came to a session on it in the 24 months to that day.
create or replace view mart_training_topic as
select
    training.term,
    training.person,
    training.contract_ace,
    topic.code as topic_reached,
    count(attended.session_id) > 0 as covered
from mart_training as training
join ref_code as topic on topic.list = 'cpd_topic'
left join mart_training_attended as attended
    on attended.person = training.person
    and attended.topic = topic.code
    and attended.held_on <= training.day
    and attended.held_on > training.day - interval 24 month
where training.term is not null
group by all;
