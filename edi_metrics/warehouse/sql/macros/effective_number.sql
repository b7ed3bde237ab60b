-- How many kinds in equal shares would be as varied as these: exp of the Shannon entropy of `amounts` by
-- kind (Hill, 1973, order 1). Equal shares of N kinds give N. `kinds` and `amounts` are lists that go in pairs.
create or replace macro effective_number(kinds, amounts) as (
    with pair as (select unnest(kinds) as kind, unnest(amounts) as amount),
    kind as (select sum(amount) as amount from pair where amount > 0 group by kind),
    share as (select amount / sum(amount) over () as share from kind)
    select round(exp(-sum(share * ln(share))), 9) from share -- whatever order they are added in
);
