-- One row per instrument loan in each term it was out in, and one in each finished year: `term` is null in the rows of
-- a year and `year` in those of a term. A loan belongs to the district its pupil was last known to live in, or to the
-- school's. Who has it, `holder`, is a pupil or a school.
create or replace view mart_loans as
with home as (
    select pupil, max_by(district, term) as district from mart_place group by pupil
),
school as (
    select urn, max_by(district, year) as district from ref_school group by urn
),
loan as (
    select
        lent.loan_id,
        coalesce(lent.pupil, lent.school_urn) as holder,
        lent.charge,
        coalesce(home.district, school.district) as district,
        lent.loaned_on,
        case when lent.loan_status = 'on_loan' then (select day from ref_service) else lent.returned_on end as last_day
    from stg_instrument_loans as lent
    left join home using (pupil)
    left join school on school.urn = lent.school_urn
    where lent.loan_status <> 'waiting'
),
in_term as (
    select term.first_day as term, loan.*
    from loan
    join (select distinct term_of(loaned_on) as first_day from loan) as term
        on loan.loaned_on <= term_end(term.first_day) and loan.last_day >= term.first_day
)
select term, null::date as year, loan_id, holder, charge, district from in_term
union all
select distinct null, year_of(term), loan_id, holder, charge, district
from in_term
where year_finished(year_of(term));
