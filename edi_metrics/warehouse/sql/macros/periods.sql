-- The first day of an academic year written 2025/26.
create or replace macro year_day(academic_year) as make_date(left(academic_year, 4)::int, 9, 1);

-- The first day of a term written 2025/26 autumn: 1 September, 1 January or 1 April.
create or replace macro term_day(term) as case
    when term like '% autumn' then make_date(left(term, 4)::int, 9, 1)
    when term like '% spring' then make_date(left(term, 4)::int + 1, 1, 1)
    when term like '% summer' then make_date(left(term, 4)::int + 1, 4, 1)
end;

-- The first day of the academic year that a day falls in.
create or replace macro year_of(day) as
    make_date(case when month(day) >= 9 then year(day) else year(day) - 1 end, 9, 1);

-- The first day of the term that a day falls in. Easter moves: April days before the 12th are spring's.
create or replace macro term_of(day) as case
    when month(day) >= 9 then make_date(year(day), 9, 1)
    when month(day) < 4 or (month(day) = 4 and dayofmonth(day) < 12) then make_date(year(day), 1, 1)
    else make_date(year(day), 4, 1)
end;
