-- One row per kind of publication and finished year: the latest edition out by the end of that year, with the
-- five parts it should cover. Years in which nothing came out have no rows.
create or replace view mart_documents as
with period as (
    select distinct year_of(published_on) as year
    from stg_documents
    where year_finished(year_of(published_on))
)
select
    period.year,
    document.kind as document_kind,
    document.document_id,
    document.covers_offer = 'yes' as offer,
    document.covers_fee_help = 'yes' as fee_help,
    document.covers_progression = 'yes' as progression,
    document.covers_access = 'yes' as access,
    document.covers_outcomes = 'yes' as outcomes,
    offer and fee_help and progression and access and outcomes as complete
from period
join stg_documents as document on year_of(document.published_on) <= period.year
qualify row_number() over (
    partition by period.year, document.kind
    order by document.published_on desc, document.document_id desc
) = 1;
