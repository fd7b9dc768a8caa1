-- 一企一策: each firm's plan of a year as it stands, one version a change.
create table firm_plan_1 (
  journal text not null,
  -- The code under which it was drafted, and the year.
  plan text collate "C" not null,
  uscc text collate "C" not null,
  name text not null,
  year int not null,
  title text not null,
  -- 'open' or 'closed'.
  status text not null,
  drafted_on date not null,
  data json not null,
  known int8range not null,
  why bigint[] not null
);

create index firm_plan_1_plan on firm_plan_1 (journal, plan);
create index firm_plan_1_uscc on firm_plan_1 (journal, uscc);

grant select, insert, update, delete on firm_plan_1 to titian_app;
