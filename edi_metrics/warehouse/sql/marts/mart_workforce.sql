-- One row per person in post and snapshot; `day` is the snapshot's date. Main post only.
-- Answers are rolled up to the parts they are shown in; null, or an answer state, where there is none.
create or replace view mart_workforce as
select
    staff.snapshot_date as day,
    staff.person,
    staff.role_level,
    parent_of('role_level', staff.role_level) as role_level_2,
    staff.role_family,
    staff.contract,
    parent_of('contract', staff.contract) as contract_ace,
    ethnicity.ethnicity_5,
    ethnicity.ethnicity_2,
    coalesce(parent_of('disability_4', staff.disability), staff.disability) as disability,
    staff.sex,
    parent_of('sexual_orientation', staff.sexual_orientation) as sexual_orientation,
    -- an answer that no background covers, such as retired, has no parent and stays out
    case
        when staff.seb in (select code from ref_code where list = 'seb_3') then staff.seb
        else parent_of('seb_9', staff.seb)
    end as seb,
    staff.age_band
from stg_workforce as staff
left join ref_ethnicity as ethnicity on ethnicity.code = staff.ethnicity
where staff.in_post = 'yes';
