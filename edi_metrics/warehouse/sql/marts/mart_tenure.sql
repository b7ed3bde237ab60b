-- One row per person: from which day they were in post, and `left_on`, the first day they no longer were.
-- Someone whose record ends with no leaving date is gone by the next snapshot.
create or replace view mart_tenure as
with snapshot as (
    select snapshot_date as day, lead(snapshot_date) over (order by snapshot_date) as next_day
    from (select distinct snapshot_date from stg_workforce)
),
last_record as (
    select person, snapshot_date, left_on
    from stg_workforce
    qualify row_number() over (partition by person order by snapshot_date desc) = 1
),
first_day as (
    select person, coalesce(min(started_on), min(snapshot_date)) as started_on
    from stg_workforce
    group by person
)
select
    first_day.person,
    first_day.started_on,
    coalesce(last_record.left_on, snapshot.next_day) as left_on
from first_day
join last_record using (person)
join snapshot on snapshot.day = last_record.snapshot_date;
