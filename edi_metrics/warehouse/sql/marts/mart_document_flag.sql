-- One row per part that a publication should cover, of the latest edition of each kind and finished year.
create or replace view mart_document_flag as
select
    year,
    document_kind,
    document_id || '/' || document_flag as part_id,
    document_flag,
    covered
from mart_documents
unpivot (covered for document_flag in (offer, fee_help, progression, access, outcomes));
