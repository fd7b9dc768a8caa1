-- 走访记录: each visit as it reads, one version for each event that changed it. A withdrawn visit has no row.
create table visit_1 (
  journal text not null,
  visit text collate "C" not null,
  -- The firm's code as written, which joins it to the firm when asked; null for a 线索.
  uscc text,
  name text not null,
  on_day date not null,
  mode text not null,
  purposes text[] not null,
  results text[] not null,
  campaign text,
  -- Visits of one meeting with many firms share it.
  meeting text,
  -- 当场解决.
  solved boolean not null,
  -- 编号; the first keeps the record.
  officers text[] not null,
  -- Who is named only by name: keys of persons beside the log.
  named uuid[] not null,
  -- Rows of lists say it, and nobody else.
  listed boolean not null,
  -- 补录.
  backfilled boolean not null,
  next_visit_on date,
  data json not null,
  known int8range not null,
  why bigint[] not null
);

-- The list's order: the newest day first.
create index visit_1_day on visit_1 (journal, on_day, visit) where upper_inf(known);
create index visit_1_uscc on visit_1 (journal, uscc, on_day);
create index visit_1_visit on visit_1 (journal, visit);
create index visit_1_officers on visit_1 using gin (officers) where upper_inf(known);

-- 专项活动 as planned, with the days on which forms offer them.
create table campaign_1 (
  journal text not null,
  name text not null,
  days daterange not null,
  document text,
  known int8range not null,
  why bigint[] not null
);

create index campaign_1_name on campaign_1 (journal, name);

grant select, insert, update, delete on visit_1, campaign_1 to titian_app;
