-- What a code rolls up to in its list; null when the list does not hold it or it rolls up to nothing.
create or replace macro parent_of(of_list, of_code) as (
    select nullif(entry.parent, '') from ref_code as entry where entry.list = of_list and entry.code = of_code
);
