-- Rows of the officers' lists: the event that each states, the stream in which it states it, and who stands in the row by
-- name, who is emptied with the upload.
alter table import_row add column fact json;
alter table import_row add column stream text collate "C";
alter table import_row add column people json;

-- The same record again, further down the same list.
create index import_row_stream on import_row (journal, import, stream) where stream is not null;
