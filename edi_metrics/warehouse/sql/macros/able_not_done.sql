-- How many kinds are able in some row of the group and done in none. The three lists go together.
create or replace macro able_not_done(kinds, ables, dones) as (
    with entry as (select unnest(kinds) as kind, unnest(ables) as able, unnest(dones) as done),
    chance as (select kind from entry group by kind having bool_or(able) and not bool_or(done))
    select count(*) from chance
);
