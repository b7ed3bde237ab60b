-- One row per ethnicity code of any list in use, with what it rolls up to.
-- 'white' alone does not say whether a person is White British, so it has no two-way group.
create or replace view ref_ethnicity as
with link as (
    select code, parent from ref_code
    where list in ('ethnicity_19', 'ethnicity_dfe', 'ethnicity_17') and code <> parent
),
five as (select code from ref_code where list = 'ethnicity_5'),
reach as (
    select code, parent as five_code from link where parent in (select code from five)
    union
    select finer.code, coarser.parent
    from link as finer
    join link as coarser on coarser.code = finer.parent
    where coarser.parent in (select code from five)
    union
    select code, code from five
)
select
    code,
    five_code as ethnicity_5,
    case code
        when 'white' then null
        when 'white_british' then 'white_british'
        else 'ethnic_minorities'
    end as ethnicity_2
from reach;
