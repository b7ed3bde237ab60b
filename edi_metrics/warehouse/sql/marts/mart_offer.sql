-- One row per genre, programme, district and term; `weekly_hours` is delivery, all groups together.
create or replace view mart_offer as
select
    term_day(offer.term) as term,
    offer.district,
    offer.programme,
    parent_of('programme', offer.programme) as programme_group,
    offer.genre,
    parent_of('genre', offer.genre) as genre_family,
    offer.weekly_hours,
    offer.tutors
from stg_genre_offer as offer;
