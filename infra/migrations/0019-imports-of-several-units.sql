-- Somebody may answer for more units than one, and hand in the rows of all of them in one list.

-- The others whose rows an import may hold, beside `unit`.
alter table import add column further_units text[] not null default '{}';
