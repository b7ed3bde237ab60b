-- The first day of the academic year after the one that begins on `first_day`.
create or replace macro next_year(first_day) as make_date(year(first_day) + 1, 9, 1);
