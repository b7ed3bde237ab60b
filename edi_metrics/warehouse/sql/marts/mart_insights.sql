-- One row per insight received by the end of a finished year in which a business plan was in force. `used` says
-- whether that plan, the latest out by then, used it.
create or replace view mart_insights as
with period as (
    select distinct year_of(received_on) as year from stg_insights where year_finished(year_of(received_on))
),
plan as (
    select period.year, max_by(document.document_id, (document.published_on, document.document_id)) as document_id
    from period
    join stg_documents as document
        on document.kind = 'business_plan' and year_of(document.published_on) <= period.year
    group by period.year
)
select
    plan.year,
    insight.insight_id,
    insight.source as insight_source,
    coalesce(insight.used_in = plan.document_id, false) as used
from plan
join stg_insights as insight on year_of(insight.received_on) <= plan.year;
