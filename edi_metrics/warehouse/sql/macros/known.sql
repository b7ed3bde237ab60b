-- Whether a record holds an answer, and not one of the four answer states.
create or replace macro known(answer) as
    answer is not null and answer not in ('prefer_not_to_say', 'no_response', 'not_asked', 'not_known');
