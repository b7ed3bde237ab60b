-- Whether the term that begins on `first_day` is over on the service's day.
create or replace macro term_finished(first_day) as first_day < (select term_of(day) from ref_service);
