-- One row per statement and year; `year` is the academic year it was rated in. A level is null where that
-- group gave none, said that it does not apply, or was fewer than five people; `agreed` is the working group's.
create or replace view mart_self_assessment as
with rating as (
    select
        year_of(rated_on) as year,
        statement_id,
        rater_group,
        level::integer as level
    from stg_self_assessment
    where level <> 'na' and (rater_group = 'agreed' or raters >= 5)
    -- a statement rated twice in a year counts as it was rated last
    qualify row_number() over (
        partition by year_of(rated_on), statement_id, rater_group
        order by rated_on desc
    ) = 1
)
select
    year,
    statement_id,
    -- a statement's letters are its strand's, in every version of the bank
    case left(statement_id, 2)
        when 'WD' then 'workforce'
        when 'YV' then 'voice'
        when 'PR' then 'programming'
        when 'LS' then 'leadership'
    end as strand,
    max(level) filter (where rater_group = 'agreed') as agreed,
    max(level) filter (where rater_group = 'leaders') as leaders,
    max(level) filter (where rater_group = 'young_people') as young_people
from rating
group by all;
