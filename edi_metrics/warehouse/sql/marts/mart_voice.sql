-- One row per recommendation made by young people in a finished year; `people` is how many took part.
create or replace view mart_voice as
select
    year_of(made_on) as year,
    rec_id,
    method as voice_method,
    people,
    priority_people
from stg_voice_recommendations
where year_finished(year_of(made_on));
