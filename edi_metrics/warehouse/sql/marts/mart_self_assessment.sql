-- One row per statement and year; `year` is the academic year it was rated in. A level is null where that
-- group gave none, said that it does not apply, or was fewer than five people; `agreed` is the working group's.
create or replace view mart_self_assessment as
select
    year,
    statement,
    strand,
    max(level) filter (where rater_group = 'agreed') as agreed,
    max(level) filter (where rater_group = 'leaders') as leaders,
    max(level) filter (where rater_group = 'young_people') as young_people
from mart_rating
group by year, statement, strand;
