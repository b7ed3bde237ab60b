-- One row per young person's reply and statement they answered; `answer_id` is the answer to that one statement.
create or replace view mart_survey_statement as
select
    year,
    reply || '/' || survey_statement as answer_id,
    reply,
    response,
    audience,
    survey_statement,
    agree_5,
    parent_of('agree_5', agree_5) as agree_3
from mart_survey unpivot (agree_5 for survey_statement in (feels_welcome, belongs, heard))
where young;
