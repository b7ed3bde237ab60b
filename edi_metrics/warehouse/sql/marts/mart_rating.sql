-- One row per statement, group and year; `year` is the academic year it was rated in, and 'agreed' is the group
-- for the working group's own level. A level that does not apply, or that fewer than five people gave, is left out.
create or replace view mart_rating as
with given as (
    select round_id, statement_id, rater_group, level, raters, rated_on, false as told
    from stg_self_assessment
    union all by name
    -- what was entered in the app
    select round_id, statement_id, rater_group, level, raters, rated_on, true as told
    from ref_rating
),
standing as (
    select *
    from given
    -- of a statement that a group rated twice in one round, the later rating stands
    qualify row_number() over (
        partition by round_id, statement_id, rater_group
        order by rated_on desc, told desc
    ) = 1
)
select
    year_of(rated_on) as year,
    statement_id as statement,
    parent_of('statement', statement_id) as strand,
    rater_group,
    level::integer as level
from standing
where level <> 'na' and (rater_group = 'agreed' or raters >= 5)
-- a statement rated in two rounds of a year counts as it was rated last
qualify row_number() over (
    partition by year_of(rated_on), statement_id, rater_group
    order by rated_on desc, told desc
) = 1;
