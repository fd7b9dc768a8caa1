-- 导出模板: the columns in which another system wants visits or demands, and gives them back. One version a change.
create table template_1 (
  journal text not null,
  template text collate "C" not null,
  name text not null,
  -- 'visits' or 'demands'.
  kind text not null,
  columns json not null,
  title text,
  known int8range not null,
  why bigint[] not null
);

create index template_1_template on template_1 (journal, template);

-- The record that a row was found to be, by its id, its number or all that it says: a record of our own that came back.
alter table import_row add column record text;

-- Sheets that come back are matched by number, five hundred rows at a time; they may write it in small letters.
create index demand_1_number on demand_1 (journal, upper(number)) where upper_inf(known);

grant select, insert, update, delete on template_1 to titian_app;
