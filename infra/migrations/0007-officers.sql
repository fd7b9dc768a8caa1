-- Persons whom records name: officers with their phones, whom somebody met, whom a list names only by name. Personal, so
-- it stands beside the log, which knows the key.
create table person (
  journal text not null,
  person uuid not null,
  name text,
  phone text,
  -- The row of a list in which the person stood, where it was one.
  import uuid,
  "row" int,
  erased_at timestamptz,
  primary key (journal, person)
);

create index person_import on person (journal, import, "row");
create index person_name on person (journal, name, phone);

-- 首席科技服务员, 联络员: the days of service, and the account with which they sign in. An account may be linked to a 编号
-- that no list has named yet: such a row has no days.
create table officer_1 (
  journal text not null,
  officer text collate "C" not null,
  person uuid,
  organisation text,
  unit text collate "C",
  account text,
  days daterange not null,
  known int8range not null,
  why bigint[] not null
);

create index officer_1_officer on officer_1 (journal, officer);
create index officer_1_account on officer_1 (journal, account) where account is not null;

-- 结对: one row for each stretch of days of one accountable officer, in the stream of the code that was written. A firm with
-- several codes has several streams: whoever came later ends the one before, which is settled when it is asked.
create table assignment_1 (
  journal text not null,
  stream text collate "C" not null,
  -- Compared as enterprise_code_1 compares codes, or no index would join the two.
  uscc text not null,
  name text not null,
  officer text collate "C" not null,
  days daterange not null,
  document text,
  -- Why the officer sends it back; null where nobody has to decide.
  objection text,
  known int8range not null,
  why bigint[] not null
);

create index assignment_1_uscc on assignment_1 (journal, uscc);
create index assignment_1_officer on assignment_1 (journal, officer);

-- Days on which `by` looks after the firms of an officer who is away.
create table absence_1 (
  journal text not null,
  officer text collate "C" not null,
  by text collate "C" not null,
  absence text not null,
  days daterange not null,
  reason text,
  known int8range not null,
  why bigint[] not null
);

create index absence_1_officer on absence_1 (journal, officer);
create index absence_1_by on absence_1 (journal, by);

-- 交接: what one officer hands to another from a day on.
create table handover_1 (
  journal text not null,
  handover text collate "C" not null,
  from_officer text not null,
  to_officer text not null,
  on_day date not null,
  -- 'pending', 'accepted' or 'returned'.
  status text not null,
  firms json not null,
  demands text[] not null,
  document text,
  reason text,
  -- Why it was returned.
  returned text,
  known int8range not null,
  why bigint[] not null
);

create index handover_1_handover on handover_1 (journal, handover);
create index handover_1_pending on handover_1 (journal, status) where upper_inf(known);

grant select, insert, update, delete on person, officer_1, assignment_1, absence_1, handover_1 to titian_app;
