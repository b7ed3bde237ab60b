-- Whether the academic year that begins on `first_day` is over on the service's day.
create or replace macro year_finished(first_day) as first_day < (select year_of(day) from ref_service);
