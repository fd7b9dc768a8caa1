-- What makes a firm count in a figure: one row a fact, one version for each event that changed it. Every figure is a
-- count over this table and its members are the rows, so that they cannot disagree.
create table figure_fact_1 (
  journal text not null,
  -- The enterprise.
  stream text not null,
  code text not null,
  -- What tells facts of one figure apart: a title's code, an application's stage.
  key text not null default '',
  unit text not null,
  -- A stock's days, or a flow's one day: the world's time.
  days daterange not null,
  -- The positions between which the log said so.
  known int8range not null,
  -- The positions of the events that made it count.
  why bigint[] not null
);

-- Nearly every question is of what is known now; the past of knowledge is asked seldom and may take a scan.
create index figure_fact_1_now on figure_fact_1 (journal, code, key) where upper_inf(known);
create index figure_fact_1_code on figure_fact_1 (journal, code, key);
create index figure_fact_1_stream on figure_fact_1 (journal, stream);

-- Who a firm is, for finding it: by name, former name, pinyin, initials, and the end of its code.
create table enterprise_1 (
  journal text not null,
  stream text not null,
  known int8range not null,
  uscc text not null,
  -- Every code that the firm ever had: routes accept any of them.
  codes text[] not null,
  name text not null,
  -- Keys by which its names of all days are found, between bars.
  search text not null,
  -- As the newest list says; a title's limits of size ask for them.
  employees int,
  revenue float8
);

create index enterprise_1_stream on enterprise_1 (journal, stream);
create index enterprise_1_codes on enterprise_1 using gin (codes);

-- What a firm was on the days of a spell, from its first day here on, and after it was closed or had moved out too.
create table enterprise_spell_1 (
  journal text not null,
  stream text not null,
  days daterange not null,
  known int8range not null,
  uscc text collate "C" not null,
  name text not null,
  -- The beginning of the name's pinyin: the order in which people look for names, on every machine.
  name_order text collate "C" not null,
  unit text collate "C" not null,
  -- 'active', 'closed' or 'moved-out'.
  status text not null,
  in_register boolean not null,
  -- 梯级, and every title held.
  stage text not null,
  titles text[] not null
);

create index enterprise_spell_1_stream on enterprise_spell_1 (journal, stream);
-- What is known now, by county: the list's usual question.
create index enterprise_spell_1_unit on enterprise_spell_1 (journal, unit) where upper_inf(known);

-- A firm's name keys, to match lists that carry no code.
create table enterprise_name_1 (
  journal text not null,
  name_key text not null,
  stream text not null,
  known int8range not null,
  former boolean not null
);

create index enterprise_name_1_key on enterprise_name_1 (journal, name_key);
create index enterprise_name_1_stream on enterprise_name_1 (journal, stream);

-- 目标: indicator, unit and year, as set and as revised.
create table target_1 (
  journal text not null,
  stream text not null,
  indicator text not null,
  unit text not null,
  year int not null,
  value int not null,
  comparison text not null,
  document text,
  known int8range not null,
  why bigint[] not null
);

create index target_1_year on target_1 (journal, year);
create index target_1_stream on target_1 (journal, stream);

-- 规划: base year, multiple, end year and yearly steps.
create table plan_1 (
  journal text not null,
  stream text not null,
  name text not null,
  indicators text[] not null,
  base_year int not null,
  end_year int not null,
  multiple float8 not null,
  document text,
  steps json not null,
  known int8range not null,
  why bigint[] not null
);

create index plan_1_stream on plan_1 (journal, stream);

grant select, insert, update, delete on figure_fact_1, enterprise_1, enterprise_spell_1, enterprise_name_1, target_1, plan_1 to titian_app;
