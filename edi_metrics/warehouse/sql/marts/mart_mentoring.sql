-- One row per mentoring referral that is 42 days old: a pupil, referred on a day. Its term and year are those
-- of that day; `year` is null until that year is over. `due` says whether the mentoring began and has ended, as
-- planned or early: one that still runs cannot have been completed yet.
create or replace view mart_mentoring as
with referral as (
    select
        learner.pupil,
        learner.referred_on,
        min(learner.started_on) as started_on,
        min_by(learner.home_district, term_day(learner.term)) as district,
        min_by(run.referral_route, term_day(learner.term)) as referral_route,
        bool_or(learner.status = 'completed') as completed,
        bool_or(learner.status in ('completed', 'left_early')) as ended
    from stg_participation as learner
    left join stg_programmes as run using (programme_id)
    where learner.programme = 'mentoring' and learner.referred_on is not null
    group by learner.pupil, learner.referred_on
)
select
    term_of(referred_on) as term,
    case when year_finished(year_of(referred_on)) then year_of(referred_on) end as year,
    pupil,
    pupil || '/' || referred_on as referral,
    district,
    referral_route,
    coalesce(started_on <= referred_on + 42, false) as started_in_time,
    started_on is not null and ended as due,
    completed
from referral
where referred_on + 42 <= (select day from ref_service);
