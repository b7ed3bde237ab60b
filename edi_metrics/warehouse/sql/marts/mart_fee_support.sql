-- One row per eligible fee-help application that was decided, one way or the other. `term` is when the family
-- applied. A place on the waiting list and a fund that has closed are both need that was not met. `moved_up` is
-- null until the bursary's stage has ended; `days_waited` where the day of the decision is not known.
create or replace view mart_fee_support as
select
    term_of(applied_on) as term,
    case when year_finished(year_day(academic_year)) then year_day(academic_year) end as year,
    application_id,
    pupil,
    district,
    pupil_premium,
    fee_stage in ('waiting_list', 'closed_unfunded') as unmet,
    bursary_stage,
    case when bursary_stage <> 'none' then moved_up = 'yes' end as moved_up,
    decided_on - applied_on as days_waited
from stg_fee_support
where fee_stage in ('awarded', 'waiting_list', 'closed_unfunded');
