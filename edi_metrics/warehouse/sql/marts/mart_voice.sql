-- One row per time a young person took part in making a recommendation, in a finished year. Nobody is named: `turn`
-- is the recommendation and a number. `priority` is null where nobody counted who was from a priority group.
create or replace view mart_voice as
select
    year_of(made_on) as year,
    rec_id || '/' || number as turn,
    method as voice_method,
    number <= priority_people as priority
from stg_voice_recommendations, unnest(generate_series(1, people)) as each(number)
where year_finished(year_of(made_on));
