-- One row per ensemble and term. The two counts of works are null where either was not recorded.
create or replace view mart_ensembles as
select
    term_day(term) as term,
    ensemble_id,
    parent_of('ensemble_type', ensemble_type) as ensemble_family,
    district,
    case when works_by_under_represented is not null then works_total end as works,
    case when works_total is not null then works_by_under_represented end as works_by_under_represented
from stg_ensembles;
