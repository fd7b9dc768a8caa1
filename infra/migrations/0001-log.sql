-- A journal is the unit of order: its row is locked by every append, and its head is the position of its last event.
create table journal (
  journal text primary key,
  head bigint not null default 0 check (head >= 0),
  recorded_at timestamptz not null default '-infinity'
) with (fillfactor = 10);
