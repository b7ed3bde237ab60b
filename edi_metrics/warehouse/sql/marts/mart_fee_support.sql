-- One row per eligible fee-help application that was decided, one way or the other. `term` is when the family
-- applied. A place on the waiting list and a fund that has closed are both need that was not met.
create or replace view mart_fee_support as
select
    term_of(applied_on) as term,
    case when year_finished(year_day(academic_year)) then year_day(academic_year) end as year,
    application_id,
    pupil,
    district,
    pupil_premium,
    fee_stage in ('waiting_list', 'closed_unfunded') as unmet
from stg_fee_support
where fee_stage in ('awarded', 'waiting_list', 'closed_unfunded');
