-- The last day of the term that begins on `first_day`: the day before the next begins.
create or replace macro term_end(first_day) as case month(first_day)
    when 9 then make_date(year(first_day), 12, 31)
    when 1 then make_date(year(first_day), 3, 31)
    when 4 then make_date(year(first_day), 8, 31)
end;
