-- One row per pupil, year and step that the pupil could take from it: `moved` says whether it was taken. `year`
-- is the year the pupil starts from; a step appears once the time it allows is over. Leaving a targeted programme
-- is a row for each such programme. Characteristics are those of the starting year.
create or replace table mart_progression as
with place as materialized (
    select distinct
        pupil,
        year,
        term,
        year(year) * 3 + case month(term) when 9 then 0 when 1 then 1 else 2 end as term_number,
        programme,
        programme in ('small_group', 'individual', 'large_group') as lesson,
        playing_level
    from mart_place
    where taking_part
),
held as (
    select distinct year, term from place
),
pupil_year as materialized (
    select
        pupil,
        year,
        next_year(year) as next_year,
        bool_or(programme = 'wcet') as wcet,
        bool_or(lesson) as lesson,
        bool_or(programme = 'ensemble') as ensemble,
        bool_or(term = year) as autumn,
        bool_or(lesson and term = year) as autumn_lesson,
        min(term) filter (where programme = 'ensemble' and playing_level = 'developing') as developing_from
    from place
    group by pupil, year
),
-- every pupil's year beside the next; `later` is empty for those who stopped
pair as materialized (
    select
        this.pupil,
        this.year,
        this.wcet,
        this.lesson,
        this.autumn_lesson,
        this.ensemble or coalesce(later.ensemble, false) as plays_together,
        later.pupil is not null as goes_on,
        coalesce(later.lesson, false) as lesson_later,
        coalesce(later.autumn, false) as autumn_later,
        year_finished(this.next_year) and this.next_year in (select year from held) as year_later_over,
        this.next_year in (select term from held) as autumn_later_held
    from pupil_year as this
    left join pupil_year as later on later.pupil = this.pupil and later.year = this.next_year
),
advanced as (
    select pupil, year, term from place where programme = 'ensemble' and playing_level = 'advanced'
),
targeted as materialized (
    select distinct pupil, year, programme, term_number
    from place
    where programme in (select code from ref_code where list = 'programme' and parent = 'targeted')
),
-- gone: three terms without coming back
leaver as (
    select pupil, year, programme, term_number
    from targeted as last
    where not exists (
        select 1
        from targeted as back
        where back.pupil = last.pupil
            and back.programme = last.programme
            and back.term_number between last.term_number + 1 and last.term_number + 3
    )
),
step as (
    select year, pupil, 'wcet_continue' as step, null as programme, goes_on as moved
    from pair
    where wcet and year_later_over
    union all
    select year, pupil, 'to_tuition', null, lesson_later
    from pair
    where wcet and goes_on and year_later_over
    union all
    select year, pupil, 'stay', null, autumn_later
    from pair
    where autumn_lesson and autumn_later_held
    union all
    select year, pupil, 'to_ensemble', null, plays_together
    from pair
    where lesson and year_later_over
    union all
    select
        year,
        pupil,
        'to_advanced',
        null,
        exists (
            select 1
            from advanced
            where advanced.pupil = pupil_year.pupil
                and advanced.term > pupil_year.developing_from
                and advanced.year <= next_year(pupil_year.next_year)
        )
    from pupil_year
    where developing_from is not null
        and year_finished(next_year(pupil_year.next_year))
        and next_year(pupil_year.next_year) in (select year from held)
    union all
    select
        year,
        pupil,
        'targeted_next',
        programme,
        exists (
            select 1
            from place as other
            where other.pupil = leaver.pupil
                and other.programme <> leaver.programme
                and other.term_number between leaver.term_number + 1 and leaver.term_number + 3
        )
    from leaver
    where year_finished(next_year(year)) and next_year(year) in (select year from held)
)
select
    step.year,
    step.pupil,
    step.step,
    step.programme,
    step.moved,
    pupil.district,
    pupil.key_stage,
    pupil.sex,
    pupil.sen,
    pupil.ethnicity_2,
    pupil.pupil_premium
from step
join mart_pupil as pupil on pupil.pupil = step.pupil and pupil.year = step.year;
