-- What makes each demand count in each figure: one row a fact, one version for each event that changed it.
create table demand_fact_1 (
  journal text not null,
  demand text collate "C" not null,
  -- The firm's code as written; joined to the firm when asked.
  uscc text,
  -- 'raised', 'open', 'answered', 'closed', 'confirmed', 'verified', 'overturned', 'reopened'.
  moment text not null,
  -- The closing code, or the firm's verdict.
  key text not null,
  days daterange not null,
  known int8range not null,
  why bigint[] not null
);

create index demand_fact_1_now on demand_fact_1 (journal, moment) where upper_inf(known);
create index demand_fact_1_demand on demand_fact_1 (journal, demand);

grant select, insert, update, delete on demand_fact_1 to titian_app;
