-- One row per statement, group of raters and year: the level that group gave, where it may be shown.
create or replace view mart_group_rating as
select year, statement, strand, rater_group, level
from mart_rating
where rater_group <> 'agreed';
