-- One row per genre and term. `tutors` is the most who deliver it in any one programme and district: one
-- person may be counted in several of those rows, so adding them up would make a thin offer look safe.
create or replace view mart_offer_genre as
select
    term,
    genre,
    genre_family,
    max(tutors) as tutors
from mart_offer
group by all;
