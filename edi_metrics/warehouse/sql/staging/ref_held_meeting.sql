-- One row per day on which the working group met: by the list of meetings, or by a meeting closed in the app.
create or replace view ref_held_meeting as
select held_on from ref_meeting
union
select day as held_on from ref_plan_meeting;
