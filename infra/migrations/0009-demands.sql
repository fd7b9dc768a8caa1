-- 需求: each as it stands after its last event known, one version a change.
create table demand_1 (
  journal text not null,
  demand text collate "C" not null,
  -- 需求编号: a ledger's, or of our own by the log's position.
  number text collate "C" not null,
  -- The firm by the code that was written: joined to enterprise_code_1 when it is asked for.
  uscc text,
  name text not null,
  category text not null,
  -- 需求类别 as a ledger writes it.
  kind text,
  text text not null,
  secrecy text not null,
  tier text not null,
  -- The one accountable officer, or the key of a person whom a ledger names.
  officer text,
  named uuid,
  channel text not null,
  visit text,
  -- A ledger says it, and it owes no closing code, evidence or next step.
  listed boolean not null,
  raised_on date not null,
  state text not null,
  since date not null,
  next_action text,
  next_due date,
  -- The last days of its clocks; null where there is none, and while it waits for the firm within its limit.
  respond_due date,
  solve_due date,
  accepted_on date,
  answered_on date,
  closed_on date,
  closing_code text,
  confirmed_on date,
  confirmed_verdict text,
  verified_on date,
  verified boolean,
  reopened int not null,
  holder text,
  held_since date,
  -- The call-back for which it is drawn: whom it concerns is not told.
  sample text,
  data json not null,
  known int8range not null,
  why bigint[] not null
);

create index demand_1_demand on demand_1 (journal, demand);
create index demand_1_uscc on demand_1 (journal, uscc);
create index demand_1_officer on demand_1 (journal, officer) where upper_inf(known);
-- The ledger's order.
create index demand_1_raised on demand_1 (journal, raised_on, number) where upper_inf(known);

-- The course of each in the world's time: open on a day is a spell with `open` that contains the day. What it has become by
-- then, answered, closed, confirmed, verified, reopened, stands with its day, and so does what was due then.
create table demand_spell_1 (
  journal text not null,
  demand text collate "C" not null,
  uscc text,
  days daterange not null,
  open boolean not null,
  state text not null,
  since date not null,
  category text not null,
  tier text not null,
  listed boolean not null,
  raised_on date not null,
  officer text,
  named uuid,
  next_action text,
  next_due date,
  respond_due date,
  solve_due date,
  -- 承办单位, since when, and the units of all that hold it: they see it too.
  holder text,
  held_since date,
  holder_units text[] not null,
  accepted_on date,
  answered_on date,
  closed_on date,
  closing_code text,
  confirmed_on date,
  confirmed_verdict text,
  verified_on date,
  verified boolean,
  reopened int not null,
  known int8range not null,
  why bigint[] not null
);

create index demand_spell_1_demand on demand_spell_1 (journal, demand);
create index demand_spell_1_uscc on demand_spell_1 (journal, uscc);
create index demand_spell_1_officer on demand_spell_1 (journal, officer) where upper_inf(known) and upper_inf(days);

-- 回访: what was drawn, out of what, by which lot. Its demands say themselves that they were drawn.
create table call_back_sample_1 (
  journal text not null,
  sample text collate "C" not null,
  drawn_on date not null,
  from_day date not null,
  through_day date not null,
  share float8 not null,
  seed bigint not null,
  closed int not null,
  demands text[] not null,
  known int8range not null,
  why bigint[] not null
);

create index call_back_sample_1_sample on call_back_sample_1 (journal, sample);

-- The one-time secret of a question to a firm, as its hash. That it was answered, and until when it stands, the log knows.
create table confirmation (
  journal text not null,
  confirmation uuid not null,
  demand text collate "C" not null,
  secret_hash bytea not null,
  until date not null,
  made_at timestamptz not null default now(),
  primary key (journal, confirmation),
  unique (journal, secret_hash)
);

grant select, insert, update, delete on demand_1, demand_spell_1, call_back_sample_1 to titian_app;
grant select, insert, delete on confirmation to titian_app;
