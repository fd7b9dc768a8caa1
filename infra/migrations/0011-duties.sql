-- 年度事项: who has done what in which year, by a list or a person. Joined to the firm by its code when it is asked for.
create table duty_done_1 (
  journal text not null,
  stream text collate "C" not null,
  uscc text not null,
  name text not null,
  duty text not null,
  year int not null,
  done_on date not null,
  known int8range not null,
  why bigint[] not null
);

create index duty_done_1_uscc on duty_done_1 (journal, uscc);
create index duty_done_1_stream on duty_done_1 (journal, stream);
-- Of which years anybody told anything: only those can have been missed.
create index duty_done_1_told on duty_done_1 (journal, duty, year) where upper_inf(known);

-- 实地核查: each as it stands, one version a change.
create table check_1 (
  journal text not null,
  "check" text collate "C" not null,
  uscc text not null,
  name text not null,
  year int not null,
  -- 'open', 'recorded', 'passed', 'failed' or 'dropped'.
  status text not null,
  -- The two who go: 编号, or accounts.
  who text[] not null,
  raised_on date not null,
  recorded_on date,
  recorded_by text,
  concluded_on date,
  rules text not null,
  triggers text[] not null,
  data json not null,
  known int8range not null,
  why bigint[] not null
);

create index check_1_check on check_1 (journal, "check");
create index check_1_uscc on check_1 (journal, uscc);
create index check_1_who on check_1 using gin (who) where upper_inf(known);

grant select, insert, update, delete on duty_done_1, check_1 to titian_app;
