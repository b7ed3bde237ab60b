-- One row per other service, kind of work and finished year, from the first year we worked with it so: the
-- count of services is cumulative. Years in which there was no work at all have no rows.
create or replace view mart_peer_work as
with work as (select distinct year_of(held_on) as year, service, kind as peer_kind from stg_peer_support),
period as (select distinct year from work where year_finished(year))
select distinct
    period.year,
    work.service,
    work.peer_kind
from period
join work on work.year <= period.year;
