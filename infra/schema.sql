-- What the migrations come to. Written by scripts/schema.ts out of the catalog of a migrated database: to read, to review
-- and to compare. It is changed by a migration and `node scripts/schema.ts`, never by hand.

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
CREATE INDEX absence_1_by ON public.absence_1 USING btree (journal, by);
CREATE INDEX absence_1_officer ON public.absence_1 USING btree (journal, officer);
grant delete, insert, select, update on absence_1 to titian_app;

create table account_holder (
  journal text not null,
  account text not null,
  name text not null,
  last_sign_in_at timestamp with time zone,
  constraint account_holder_pkey PRIMARY KEY (journal, account)
);
grant delete, insert, select, update on account_holder to titian_app;

create table assignment_1 (
  journal text not null,
  stream text collate "C" not null,
  uscc text not null,
  name text not null,
  officer text collate "C" not null,
  days daterange not null,
  document text,
  objection text,
  known int8range not null,
  why bigint[] not null
);
CREATE INDEX assignment_1_officer ON public.assignment_1 USING btree (journal, officer);
CREATE INDEX assignment_1_uscc ON public.assignment_1 USING btree (journal, uscc);
grant delete, insert, select, update on assignment_1 to titian_app;

create table blob (
  journal text not null,
  sha256 bytea not null,
  account text not null,
  mime text not null,
  size integer not null,
  received integer default 0 not null,
  begun_at timestamp with time zone not null,
  complete_at timestamp with time zone,
  constraint blob_journal_fkey FOREIGN KEY (journal) REFERENCES journal(journal),
  constraint blob_pkey PRIMARY KEY (journal, sha256, account)
);
grant delete, insert, select, update on blob to titian_app;

create table blob_part (
  journal text not null,
  sha256 bytea not null,
  account text not null,
  starts integer not null,
  bytes bytea not null,
  constraint blob_part_journal_sha256_account_fkey FOREIGN KEY (journal, sha256, account) REFERENCES blob(journal, sha256, account) ON DELETE CASCADE,
  constraint blob_part_pkey PRIMARY KEY (journal, sha256, account, starts)
);
grant delete, insert, select, update on blob_part to titian_app;

create table call_back_sample_1 (
  journal text not null,
  sample text collate "C" not null,
  drawn_on date not null,
  from_day date not null,
  through_day date not null,
  share double precision not null,
  seed bigint not null,
  closed integer not null,
  demands text[] not null,
  known int8range not null,
  why bigint[] not null
);
CREATE INDEX call_back_sample_1_sample ON public.call_back_sample_1 USING btree (journal, sample);
grant delete, insert, select, update on call_back_sample_1 to titian_app;

create table campaign_1 (
  journal text not null,
  name text not null,
  days daterange not null,
  document text,
  known int8range not null,
  why bigint[] not null
);
CREATE INDEX campaign_1_name ON public.campaign_1 USING btree (journal, name);
grant delete, insert, select, update on campaign_1 to titian_app;

create table check_1 (
  journal text not null,
  "check" text collate "C" not null,
  uscc text not null,
  name text not null,
  year integer not null,
  status text not null,
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
CREATE INDEX check_1_check ON public.check_1 USING btree (journal, "check");
CREATE INDEX check_1_uscc ON public.check_1 USING btree (journal, uscc);
CREATE INDEX check_1_who ON public.check_1 USING gin (who) WHERE upper_inf(known);
grant delete, insert, select, update on check_1 to titian_app;

create table checkpoint (
  follower text not null,
  journal text not null,
  "position" bigint default 0 not null,
  moved_at timestamp(3) with time zone default now() not null,
  stopped text,
  constraint checkpoint_journal_fkey FOREIGN KEY (journal) REFERENCES journal(journal),
  constraint checkpoint_pkey PRIMARY KEY (follower, journal)
);
grant delete, insert, select, update on checkpoint to titian_app;

create table claim (
  journal text not null,
  key text not null,
  stream text not null,
  constraint claim_pkey PRIMARY KEY (journal, key)
);
grant select on claim to titian_app;

create table command (
  journal text not null,
  actor text not null,
  id uuid not null,
  content bytea not null,
  first bigint not null,
  last bigint not null,
  answer json,
  constraint command_pkey PRIMARY KEY (journal, id, actor)
);
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.command FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON public.command FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
alter table command enable always trigger never_changed;
alter table command enable always trigger never_truncated;
grant select on command to titian_app;

create table command_contested (
  journal text not null,
  actor text not null,
  id uuid not null,
  content_hash bytea not null,
  content json not null,
  received_at timestamp(3) with time zone default now() not null,
  settled_by text,
  settled_at timestamp with time zone,
  constraint command_contested_pkey PRIMARY KEY (journal, actor, id, content_hash)
);
grant delete, insert, select on command_contested to titian_app;
grant update (settled_at), update (settled_by) on command_contested to titian_app;

create table confirmation (
  journal text not null,
  confirmation uuid not null,
  demand text collate "C" not null,
  secret_hash bytea not null,
  until date not null,
  made_at timestamp with time zone default now() not null,
  constraint confirmation_pkey PRIMARY KEY (journal, confirmation),
  constraint confirmation_journal_secret_hash_key UNIQUE (journal, secret_hash)
);
grant delete, insert, select on confirmation to titian_app;

create table contact (
  journal text not null,
  contact uuid not null,
  import uuid not null,
  "row" integer not null,
  name text,
  phone text,
  erased_at timestamp with time zone,
  constraint contact_pkey PRIMARY KEY (journal, contact)
);
CREATE INDEX contact_import ON public.contact USING btree (journal, import, "row");
CREATE INDEX contact_person ON public.contact USING btree (journal, phone, name);
grant delete, insert, select, update on contact to titian_app;

create table credential (
  id uuid not null,
  hash text not null,
  made_at timestamp with time zone default now() not null,
  constraint credential_pkey PRIMARY KEY (id)
);
grant delete, insert, select, update on credential to titian_app;

create table demand_1 (
  journal text not null,
  demand text collate "C" not null,
  number text collate "C" not null,
  uscc text,
  name text not null,
  category text not null,
  kind text,
  text text not null,
  secrecy text not null,
  tier text not null,
  officer text,
  named uuid,
  channel text not null,
  visit text,
  listed boolean not null,
  raised_on date not null,
  state text not null,
  since date not null,
  next_action text,
  next_due date,
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
  reopened integer not null,
  holder text,
  held_since date,
  sample text,
  data json not null,
  known int8range not null,
  why bigint[] not null
);
CREATE INDEX demand_1_demand ON public.demand_1 USING btree (journal, demand);
CREATE INDEX demand_1_number ON public.demand_1 USING btree (journal, upper(number)) WHERE upper_inf(known);
CREATE INDEX demand_1_officer ON public.demand_1 USING btree (journal, officer) WHERE upper_inf(known);
CREATE INDEX demand_1_raised ON public.demand_1 USING btree (journal, raised_on, number) WHERE upper_inf(known);
CREATE INDEX demand_1_uscc ON public.demand_1 USING btree (journal, uscc);
grant delete, insert, select, update on demand_1 to titian_app;

create table demand_fact_1 (
  journal text not null,
  demand text collate "C" not null,
  uscc text,
  moment text not null,
  key text not null,
  days daterange not null,
  known int8range not null,
  why bigint[] not null
);
CREATE INDEX demand_fact_1_demand ON public.demand_fact_1 USING btree (journal, demand);
CREATE INDEX demand_fact_1_now ON public.demand_fact_1 USING btree (journal, moment) WHERE upper_inf(known);
grant delete, insert, select, update on demand_fact_1 to titian_app;

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
  reopened integer not null,
  known int8range not null,
  why bigint[] not null
);
CREATE INDEX demand_spell_1_demand ON public.demand_spell_1 USING btree (journal, demand);
CREATE INDEX demand_spell_1_officer ON public.demand_spell_1 USING btree (journal, officer) WHERE (upper_inf(known) AND upper_inf(days));
CREATE INDEX demand_spell_1_uscc ON public.demand_spell_1 USING btree (journal, uscc);
grant delete, insert, select, update on demand_spell_1 to titian_app;

create table device (
  journal text not null,
  account text not null,
  device uuid not null,
  first_seen_at timestamp with time zone not null,
  last_sync_at timestamp with time zone not null,
  last_seq bigint default 0 not null,
  received int8multirange default '{}'::int8multirange not null,
  voided int8multirange default '{}'::int8multirange not null,
  holding int8multirange default '{}'::int8multirange not null,
  skew_ms bigint default 0 not null,
  waiting integer default 0 not null,
  constraint device_journal_fkey FOREIGN KEY (journal) REFERENCES journal(journal),
  constraint device_pkey PRIMARY KEY (journal, account, device)
);
CREATE INDEX device_last_sync ON public.device USING btree (journal, last_sync_at);
grant delete, insert, select, update on device to titian_app;

create table device_void (
  journal text not null,
  account text not null,
  device uuid not null,
  device_seq bigint not null,
  reason text not null,
  voided_at timestamp with time zone not null,
  constraint device_void_pkey PRIMARY KEY (journal, account, device, device_seq)
);
grant delete, insert, select, update on device_void to titian_app;

create table digest (
  journal text not null,
  account text not null,
  day date not null,
  state text default 'open'::text not null,
  attempts integer default 0 not null,
  next_at timestamp with time zone not null,
  sending_at timestamp with time zone,
  ended_at timestamp with time zone,
  dismissed_at timestamp with time zone,
  keys text[] default '{}'::text[] not null,
  constraint digest_state_check CHECK ((state = ANY (ARRAY['open'::text, 'sending'::text, 'sent'::text, 'failed'::text, 'unknown'::text, 'empty'::text]))),
  constraint digest_journal_fkey FOREIGN KEY (journal) REFERENCES journal(journal),
  constraint digest_pkey PRIMARY KEY (journal, account, day)
);
CREATE INDEX digest_unfinished ON public.digest USING btree (journal, day) WHERE ((state = 'sending'::text) OR ((state = 'open'::text) AND (attempts > 0)));
grant delete, insert, select, update on digest to titian_app;

create table digest_setting (
  journal text not null,
  account text not null,
  setting uuid default gen_random_uuid() not null,
  enabled boolean not null,
  channel text not null,
  hour smallint not null,
  quiet_from smallint not null,
  quiet_until smallint not null,
  days_off boolean not null,
  email text,
  constraint digest_setting_channel_check CHECK ((channel = ANY (ARRAY['app'::text, 'email'::text, 'webhook'::text]))),
  constraint digest_setting_check CHECK (((channel <> 'email'::text) OR (email IS NOT NULL))),
  constraint digest_setting_hour_check CHECK (((hour >= 0) AND (hour <= 23))),
  constraint digest_setting_quiet_from_check CHECK (((quiet_from >= 0) AND (quiet_from <= 23))),
  constraint digest_setting_quiet_until_check CHECK (((quiet_until >= 0) AND (quiet_until <= 23))),
  constraint digest_setting_journal_fkey FOREIGN KEY (journal) REFERENCES journal(journal),
  constraint digest_setting_pkey PRIMARY KEY (journal, account),
  constraint digest_setting_setting_key UNIQUE (setting)
);
CREATE INDEX digest_setting_outward ON public.digest_setting USING btree (journal, hour) WHERE (enabled AND (channel <> 'app'::text));
grant delete, insert, select, update on digest_setting to titian_app;

create table duty_done_1 (
  journal text not null,
  stream text collate "C" not null,
  uscc text not null,
  name text not null,
  duty text not null,
  year integer not null,
  done_on date not null,
  known int8range not null,
  why bigint[] not null,
  dated boolean default true not null
);
CREATE INDEX duty_done_1_stream ON public.duty_done_1 USING btree (journal, stream);
CREATE INDEX duty_done_1_told ON public.duty_done_1 USING btree (journal, duty, year) WHERE upper_inf(known);
CREATE INDEX duty_done_1_uscc ON public.duty_done_1 USING btree (journal, uscc);
grant delete, insert, select, update on duty_done_1 to titian_app;

create table enterprise_1 (
  journal text not null,
  stream text not null,
  known int8range not null,
  uscc text not null,
  codes text[] not null,
  name text not null,
  search text not null,
  employees integer,
  revenue double precision
);
CREATE INDEX enterprise_1_codes ON public.enterprise_1 USING gin (codes);
CREATE INDEX enterprise_1_stream ON public.enterprise_1 USING btree (journal, stream);
grant delete, insert, select, update on enterprise_1 to titian_app;

create table enterprise_code_1 (
  journal text not null,
  code text not null,
  stream text not null,
  known int8range not null
);
CREATE INDEX enterprise_code_1_code ON public.enterprise_code_1 USING btree (journal, code);
CREATE INDEX enterprise_code_1_stream ON public.enterprise_code_1 USING btree (journal, stream);
grant delete, insert, select, update on enterprise_code_1 to titian_app;

create table enterprise_name_1 (
  journal text not null,
  name_key text not null,
  stream text not null,
  known int8range not null,
  former boolean not null
);
CREATE INDEX enterprise_name_1_key ON public.enterprise_name_1 USING btree (journal, name_key);
CREATE INDEX enterprise_name_1_stream ON public.enterprise_name_1 USING btree (journal, stream);
grant delete, insert, select, update on enterprise_name_1 to titian_app;

create table enterprise_spell_1 (
  journal text not null,
  stream text not null,
  days daterange not null,
  known int8range not null,
  uscc text collate "C" not null,
  name text not null,
  name_order text collate "C" not null,
  unit text collate "C" not null,
  status text not null,
  in_register boolean not null,
  stage text not null,
  titles text[] not null
);
CREATE INDEX enterprise_spell_1_stream ON public.enterprise_spell_1 USING btree (journal, stream);
CREATE INDEX enterprise_spell_1_unit ON public.enterprise_spell_1 USING btree (journal, unit) WHERE upper_inf(known);
grant delete, insert, select, update on enterprise_spell_1 to titian_app;

create table event (
  journal text not null,
  "position" bigint not null,
  stream text not null,
  version integer not null,
  type text not null,
  schema integer not null,
  data json not null,
  occurred_on date not null,
  recorded_at timestamp(3) with time zone not null,
  actor text not null,
  command uuid not null,
  cause text,
  meta json,
  constraint event_pkey PRIMARY KEY (journal, "position"),
  constraint event_journal_stream_version_key UNIQUE (journal, stream, version)
) partition by LIST (journal);
CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON public.event FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON public.event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
alter table event enable always trigger never_changed;
alter table event enable always trigger never_truncated;
grant select on event to titian_app;

create table event_4104 partition of event FOR VALUES IN ('4104');
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON public.event_4104 FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
alter table event_4104 enable always trigger never_truncated;

create table event_4104_access partition of event FOR VALUES IN ('4104-access');
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON public.event_4104_access FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
alter table event_4104_access enable always trigger never_truncated;

create table figure_fact_1 (
  journal text not null,
  stream text not null,
  code text not null,
  key text default ''::text not null,
  unit text not null,
  days daterange not null,
  known int8range not null,
  why bigint[] not null
);
CREATE INDEX figure_fact_1_code ON public.figure_fact_1 USING btree (journal, code, key);
CREATE INDEX figure_fact_1_now ON public.figure_fact_1 USING btree (journal, code, key) WHERE upper_inf(known);
CREATE INDEX figure_fact_1_stream ON public.figure_fact_1 USING btree (journal, stream);
grant delete, insert, select, update on figure_fact_1 to titian_app;

create table firm_plan_1 (
  journal text not null,
  plan text collate "C" not null,
  uscc text collate "C" not null,
  name text not null,
  year integer not null,
  title text not null,
  status text not null,
  drafted_on date not null,
  data json not null,
  known int8range not null,
  why bigint[] not null
);
CREATE INDEX firm_plan_1_plan ON public.firm_plan_1 USING btree (journal, plan);
CREATE INDEX firm_plan_1_uscc ON public.firm_plan_1 USING btree (journal, uscc);
grant delete, insert, select, update on firm_plan_1 to titian_app;

create table handover_1 (
  journal text not null,
  handover text collate "C" not null,
  from_officer text not null,
  to_officer text not null,
  on_day date not null,
  status text not null,
  firms json not null,
  demands text[] not null,
  document text,
  reason text,
  returned text,
  known int8range not null,
  why bigint[] not null
);
CREATE INDEX handover_1_handover ON public.handover_1 USING btree (journal, handover);
CREATE INDEX handover_1_pending ON public.handover_1 USING btree (journal, status) WHERE upper_inf(known);
grant delete, insert, select, update on handover_1 to titian_app;

create table import (
  journal text not null,
  import uuid not null,
  status text not null,
  step text default 'read'::text not null,
  asked integer default 1 not null,
  file_name text not null,
  sha256 bytea not null,
  size integer not null,
  unit text not null,
  received_by text not null,
  received_at timestamp with time zone default now() not null,
  answers json default '{}'::json not null,
  list json,
  header json default '[]'::json not null,
  sheet text,
  other_sheets text[] default '{}'::text[] not null,
  needs text[] default '{}'::text[] not null,
  asks text[] default '{}'::text[] not null,
  done integer default 0 not null,
  total integer default 0 not null,
  counts json default '{}'::json not null,
  effect json default '[]'::json not null,
  problem json,
  same_file uuid,
  confirmed_by text,
  first_position bigint,
  last_position bigint,
  committed_at timestamp with time zone,
  undone_by text,
  undone_at timestamp with time zone,
  withdrawn integer default 0 not null,
  restated integer default 0 not null,
  erased_at timestamp with time zone,
  further_units text[] default '{}'::text[] not null,
  constraint import_status_check CHECK ((status = ANY (ARRAY['checking'::text, 'checked'::text, 'committing'::text, 'committed'::text, 'failed'::text, 'undoing'::text, 'undone'::text]))),
  constraint import_step_check CHECK ((step = ANY (ARRAY['read'::text, 'judge'::text]))),
  constraint import_journal_fkey FOREIGN KEY (journal) REFERENCES journal(journal),
  constraint import_pkey PRIMARY KEY (journal, import)
);
CREATE INDEX import_file ON public.import USING btree (journal, sha256);
CREATE INDEX import_left_behind ON public.import USING btree (received_at) WHERE ((status = 'checked'::text) OR ((status = 'committed'::text) AND (undone_by IS NOT NULL)));
CREATE INDEX import_received ON public.import USING btree (journal, received_at DESC, import);
CREATE INDEX import_unerased ON public.import USING btree (received_at) WHERE (erased_at IS NULL);
CREATE INDEX import_waiting ON public.import USING btree (status, received_at) WHERE (status = ANY (ARRAY['checking'::text, 'committing'::text, 'undoing'::text]));
CREATE UNIQUE INDEX import_id ON public.import USING btree (import);
grant delete, insert, select, update on import to titian_app;

create table import_entry (
  journal text not null,
  import uuid not null,
  "row" integer not null,
  stream text not null,
  version integer not null,
  made boolean not null,
  constraint import_entry_journal_import_fkey FOREIGN KEY (journal, import) REFERENCES import(journal, import),
  constraint import_entry_pkey PRIMARY KEY (journal, import, "row", stream)
);
CREATE INDEX import_entry_statement ON public.import_entry USING btree (journal, stream, version);
grant delete, insert, select, update on import_entry to titian_app;

create table import_row (
  journal text not null,
  import uuid not null,
  "row" integer not null,
  outcome text not null,
  checked_as text,
  match text,
  decided text,
  vouched boolean default false not null,
  uscc text,
  name text,
  name_key text,
  unit text,
  statement json,
  target json,
  occurred_on date,
  dated boolean default true not null,
  before json,
  refusal json,
  proposal json,
  candidates json default '[]'::json not null,
  notes json default '[]'::json not null,
  contact json,
  cells json,
  fact json,
  stream text collate "C",
  people json,
  record text,
  constraint import_row_match_check CHECK ((match = ANY (ARRAY['proposed'::text, 'confirmed'::text]))),
  constraint import_row_outcome_check CHECK ((outcome = ANY (ARRAY['new'::text, 'changed'::text, 'same'::text, 'refused'::text, 'otherCity'::text, 'unclear'::text, 'publicised'::text]))),
  constraint import_row_journal_import_fkey FOREIGN KEY (journal, import) REFERENCES import(journal, import),
  constraint import_row_pkey PRIMARY KEY (journal, import, "row")
);
CREATE INDEX import_row_name ON public.import_row USING btree (journal, import, name_key);
CREATE INDEX import_row_outcome ON public.import_row USING btree (journal, import, outcome, "row");
CREATE INDEX import_row_stream ON public.import_row USING btree (journal, import, stream) WHERE (stream IS NOT NULL);
CREATE INDEX import_row_unit ON public.import_row USING btree (journal, import, unit);
CREATE INDEX import_row_uscc ON public.import_row USING btree (journal, import, uscc);
grant delete, insert, select, update on import_row to titian_app;

create table journal (
  journal text not null,
  head bigint default 0 not null,
  recorded_at timestamp(3) with time zone default '-infinity'::timestamp with time zone not null,
  constraint journal_pkey PRIMARY KEY (journal)
) with (fillfactor=10);
grant select on journal to titian_app;

create table journal_key (
  journal text not null,
  key bytea default sha256((((gen_random_uuid())::text || (gen_random_uuid())::text))::bytea) not null,
  constraint journal_key_journal_fkey FOREIGN KEY (journal) REFERENCES journal(journal),
  constraint journal_key_pkey PRIMARY KEY (journal)
);
grant select on journal_key to titian_app;

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
CREATE INDEX officer_1_account ON public.officer_1 USING btree (journal, account) WHERE (account IS NOT NULL);
CREATE INDEX officer_1_officer ON public.officer_1 USING btree (journal, officer);
grant delete, insert, select, update on officer_1 to titian_app;

create table person (
  journal text not null,
  person uuid not null,
  name text,
  phone text,
  import uuid,
  "row" integer,
  erased_at timestamp with time zone,
  constraint person_pkey PRIMARY KEY (journal, person)
);
CREATE INDEX person_import ON public.person USING btree (journal, import, "row");
CREATE INDEX person_name ON public.person USING btree (journal, name, phone);
grant delete, insert, select, update on person to titian_app;

create table plan_1 (
  journal text not null,
  stream text not null,
  name text not null,
  indicators text[] not null,
  base_year integer not null,
  end_year integer not null,
  multiple double precision not null,
  document text,
  steps json not null,
  known int8range not null,
  why bigint[] not null
);
CREATE INDEX plan_1_stream ON public.plan_1 USING btree (journal, stream);
grant delete, insert, select, update on plan_1 to titian_app;

create table quarantine (
  follower text not null,
  journal text not null,
  key text not null,
  since bigint not null,
  withheld bigint default 1 not null,
  reason text not null,
  quarantined_at timestamp(3) with time zone default now() not null,
  constraint quarantine_follower_journal_fkey FOREIGN KEY (follower, journal) REFERENCES checkpoint(follower, journal),
  constraint quarantine_pkey PRIMARY KEY (follower, journal, key)
);
grant delete, insert, select, update on quarantine to titian_app;

create table session (
  token bytea not null,
  journal text not null,
  account text not null,
  credential uuid not null,
  begun_at timestamp with time zone not null,
  active_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  constraint session_pkey PRIMARY KEY (token)
);
CREATE INDEX session_account ON public.session USING btree (journal, account);
CREATE INDEX session_ends ON public.session USING btree (ends_at);
grant delete, insert, select, update on session to titian_app;

create table sign_in_brake (
  account bytea not null,
  failures integer not null,
  pauses integer not null,
  paused_until timestamp with time zone,
  last_at timestamp with time zone not null,
  constraint sign_in_brake_pkey PRIMARY KEY (account)
);
CREATE INDEX sign_in_brake_last ON public.sign_in_brake USING btree (last_at);
grant delete, insert, select, update on sign_in_brake to titian_app;

create table sign_in_failure (
  key bytea not null,
  failures integer not null,
  last_at timestamp with time zone not null,
  constraint sign_in_failure_pkey PRIMARY KEY (key)
);
CREATE INDEX sign_in_failure_last ON public.sign_in_failure USING btree (last_at);
grant delete, insert, select, update on sign_in_failure to titian_app;

create table sign_in_place (
  account bytea not null,
  place bytea not null,
  last_at timestamp with time zone not null,
  constraint sign_in_place_pkey PRIMARY KEY (account, place)
);
CREATE INDEX sign_in_place_last ON public.sign_in_place USING btree (last_at);
grant delete, insert, select, update on sign_in_place to titian_app;

create table sync_item (
  journal text not null,
  account text not null,
  id uuid not null,
  content bytea not null,
  state text not null,
  device uuid not null,
  device_seq bigint not null,
  type text not null,
  subject uuid,
  payload json,
  captured_at timestamp with time zone not null,
  captured_at_device timestamp with time zone not null,
  skew_ms bigint not null,
  depends_on uuid[] default '{}'::uuid[] not null,
  code text not null,
  reason text not null,
  received_at timestamp with time zone not null,
  settled_by text,
  settled_at timestamp with time zone,
  constraint sync_item_state_check CHECK ((state = ANY (ARRAY['held'::text, 'review'::text, 'settled'::text]))),
  constraint sync_item_journal_fkey FOREIGN KEY (journal) REFERENCES journal(journal),
  constraint sync_item_pkey PRIMARY KEY (journal, account, id, content)
);
CREATE INDEX sync_item_held ON public.sync_item USING gin (depends_on) WHERE (state = 'held'::text);
CREATE INDEX sync_item_review ON public.sync_item USING btree (journal, received_at) WHERE (state = 'review'::text);
grant delete, insert, select, update on sync_item to titian_app;

create table target_2 (
  journal text not null,
  stream text not null,
  indicator text not null,
  unit text not null,
  year integer not null,
  value integer not null,
  comparison text not null,
  document text,
  differing json not null,
  known int8range not null,
  why bigint[] not null
);
CREATE INDEX target_2_differing ON public.target_2 USING btree (journal) WHERE (json_array_length(differing) > 0);
CREATE INDEX target_2_stream ON public.target_2 USING btree (journal, stream);
CREATE INDEX target_2_year ON public.target_2 USING btree (journal, year);
grant delete, insert, select, update on target_2 to titian_app;

create table template_1 (
  journal text not null,
  template text collate "C" not null,
  name text not null,
  kind text not null,
  columns json not null,
  title text,
  known int8range not null,
  why bigint[] not null
);
CREATE INDEX template_1_template ON public.template_1 USING btree (journal, template);
grant delete, insert, select, update on template_1 to titian_app;

create table upload_part (
  journal text not null,
  import uuid not null,
  part integer not null,
  bytes bytea not null,
  received_at timestamp with time zone default now() not null,
  constraint upload_part_pkey PRIMARY KEY (journal, import, part)
);
CREATE INDEX upload_part_received ON public.upload_part USING btree (received_at);
grant delete, insert, select, update on upload_part to titian_app;

create table visit_1 (
  journal text not null,
  visit text collate "C" not null,
  uscc text,
  name text not null,
  on_day date not null,
  mode text not null,
  purposes text[] not null,
  results text[] not null,
  campaign text,
  meeting text,
  solved boolean not null,
  officers text[] not null,
  named uuid[] not null,
  listed boolean not null,
  backfilled boolean not null,
  next_visit_on date,
  data json not null,
  known int8range not null,
  why bigint[] not null
);
CREATE INDEX visit_1_day ON public.visit_1 USING btree (journal, on_day, visit) WHERE upper_inf(known);
CREATE INDEX visit_1_officers ON public.visit_1 USING gin (officers) WHERE upper_inf(known);
CREATE INDEX visit_1_uscc ON public.visit_1 USING btree (journal, uscc, on_day);
CREATE INDEX visit_1_visit ON public.visit_1 USING btree (journal, visit);
grant delete, insert, select, update on visit_1 to titian_app;

CREATE OR REPLACE FUNCTION public.answered(p_journal text, p_command uuid, p_actor text, p_content bytea)
 RETURNS TABLE(outcome text, first bigint, last bigint, answer json)
 LANGUAGE sql
 STABLE
AS $function$
  select case when content = p_content then 'repeated' else 'command-differs' end, first, last, answer
  from command
  where journal = p_journal and id = p_command and actor = p_actor
$function$;

CREATE OR REPLACE FUNCTION public.append(p_journal text, p_actor text[], p_command uuid[], p_content bytea[], p_answer json[], s_stream text[], e_append integer[], e_stream integer[], e_type text[], e_schema integer[], e_data json[], e_occurred_on date[], e_cause text[], e_meta json[], x_append integer[], x_stream integer[], x_version integer[], c_append integer[], c_key text[], c_stream text[], r_append integer[], r_key text[])
 RETURNS TABLE(append integer, outcome text, first bigint, last bigint, answer json, stream text, expected integer, actual integer, key text)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET plan_cache_mode TO 'force_generic_plan'
 SET enable_seqscan TO 'off'
 SET jit TO 'off'
AS $function$
#variable_conflict use_column
declare
  v_head bigint;
  v_now timestamptz(3);
  -- Of each distinct stream its version, of each append whether it is accepted, of each event its place, as they came.
  v_version int[];
  v_accepted boolean[];
  v_first bigint[];
  v_last bigint[];
  v_event_position bigint[];
  v_event_version int[];
  v_kept int;
  v_next int[];
  v_held record;
begin
  -- A snapshot taken before the lock would not show what its last holder committed. In a read committed transaction
  -- every statement takes its own, so what follows the lock sees all that came before it.
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'append needs read committed, not %', current_setting('transaction_isolation');
  end if;
  -- Locks the journal, and moves its head as if all were accepted; who is refused moves it back.
  update journal
  set head = head + cardinality(e_append),
    recorded_at = greatest(recorded_at, date_trunc('milliseconds', clock_timestamp()))
  where journal = p_journal
  returning head - cardinality(e_append), recorded_at into v_head, v_now;
  if not found then raise exception 'There is no journal %', p_journal using errcode = 'undefined_object'; end if;

  -- Each caller with one event of a stream that he expects to be where it is, by far the most frequent, and nothing
  -- against any of them: without judging them one by one. Else as all others. No stream can be behind version 0, and the
  -- key of its first event notices one that is ahead: streams that begin here need not be looked up.
  if c_append is null and r_append is null and cardinality(e_append) = cardinality(p_command)
    and (e_append = x_append and e_stream = x_stream or x_append is null and cardinality(e_append) = 1)
  then
    v_version := x_version;
    if v_version is null or 0 <> any (v_version) then
      v_version := array(
        select coalesce(
          (select version from event where journal = p_journal and stream = s.stream order by version desc limit 1), 0)
        from (select unnest(s_stream) as stream) as s);
    end if;
    if x_version is null or x_version = v_version then
      first := v_head + 1;
      last := v_head + cardinality(e_append);
      begin
        insert into command
        select p_journal, unnest(p_actor), unnest(p_command), unnest(p_content), generate_series(first, last),
          generate_series(first, last), unnest(p_answer);
        insert into event
        select p_journal, generate_series(first, last), unnest(s_stream), unnest(v_version) + 1, unnest(e_type),
          unnest(e_schema), unnest(e_data), unnest(e_occurred_on), v_now, unnest(p_actor), unnest(p_command),
          unnest(e_cause), unnest(e_meta);
        outcome := 'appended';
        return next;
        return;
      exception when unique_violation then null;
      end;
    end if;
  end if;

  v_accepted := array_fill(true, array[cardinality(p_command)]);
  v_version := array(
    select coalesce(
      (select version from event where journal = p_journal and stream = s.stream order by version desc limit 1), 0)
    from (select unnest(s_stream) as stream) as s);

  -- Whoever is refused is looked up among the commands first: what was answered before is answered again, whatever has
  -- become of its streams and keys.
  for i in 1 .. coalesce(cardinality(x_append), 0) loop
    append := x_append[i];
    continue when v_version[x_stream[i]] = x_version[i] or not v_accepted[append];
    v_accepted[append] := false;
    select * into outcome, first, last, answer
    from answered(p_journal, p_command[append], p_actor[append], p_content[append]);
    if not found then
      outcome := 'stale';
      stream := s_stream[x_stream[i]];
      expected := x_version[i];
      actual := v_version[x_stream[i]];
    end if;
    return next;
  end loop;

  if c_append is not null then
    for v_held in
      -- `limit` keeps each look-up one by key.
      select c.append, c.key, held.stream
      from unnest(c_append, c_key, c_stream) as c (append, key, stream)
      cross join lateral (select stream from claim where journal = p_journal and key = c.key limit 1) as held
      where held.stream <> c.stream
        and not exists (
          select from unnest(r_append, r_key) as r (append, key) where r.append = c.append and r.key = c.key)
    loop
      append := v_held.append;
      continue when not v_accepted[append];
      v_accepted[append] := false;
      select * into outcome, first, last, answer
      from answered(p_journal, p_command[append], p_actor[append], p_content[append]);
      if not found then
        outcome := 'claimed';
        stream := v_held.stream;
        key := v_held.key;
      end if;
      return next;
    end loop;
  end if;

  loop
    v_kept := 0;
    v_next := v_version;
    v_first := array_fill(null::bigint, array[cardinality(p_command)]);
    v_last := v_first;
    v_event_position := array_fill(null::bigint, array[cardinality(e_append)]);
    v_event_version := array_fill(null::int, array[cardinality(e_append)]);
    for i in 1 .. cardinality(e_append) loop
      append := e_append[i];
      continue when not v_accepted[append];
      v_kept := v_kept + 1;
      v_event_position[i] := v_head + v_kept;
      v_next[e_stream[i]] := v_next[e_stream[i]] + 1;
      v_event_version[i] := v_next[e_stream[i]];
      v_first[append] := coalesce(v_first[append], v_head + v_kept);
      v_last[append] := v_head + v_kept;
    end loop;

    -- Callers look their command up before they decide, so that one who gets here a second time is rare, and looking
    -- everyone up again would be most of the work. The key notices him; then all are looked up and numbered anew.
    begin
      insert into command
      select p_journal, p.actor, p.id, p.content, p.first, p.last, p.answer
      from (
        select unnest(p_actor) as actor, unnest(p_command) as id, unnest(p_content) as content, unnest(v_first) as first,
          unnest(v_last) as last, unnest(p_answer) as answer) as p
      where p.first is not null;
      exit;
    exception when unique_violation then
      v_kept := 0;
      for i in 1 .. cardinality(p_command) loop
        continue when not v_accepted[i];
        select * into outcome, first, last, answer
        from answered(p_journal, p_command[i], p_actor[i], p_content[i]);
        continue when not found;
        v_kept := v_kept + 1;
        v_accepted[i] := false;
        append := i;
        return next;
      end loop;
      if v_kept = 0 then raise; end if;
    end;
  end loop;

  insert into event
  select p_journal, e.position, s_stream[e.stream], e.version, e.type, e.schema, e.data, e.occurred_on, v_now,
    p_actor[e.append], p_command[e.append], e.cause, e.meta
  from (
    select unnest(v_event_position) as position, unnest(v_event_version) as version, unnest(e_append) as append,
      unnest(e_stream) as stream, unnest(e_type) as type, unnest(e_schema) as schema, unnest(e_data) as data,
      unnest(e_occurred_on) as occurred_on, unnest(e_cause) as cause, unnest(e_meta) as meta) as e
  where e.position is not null;

  if r_append is not null then
    delete from claim
    using unnest(r_append, r_key) as r (append, key)
    where claim.journal = p_journal and claim.key = r.key and v_accepted[r.append];
  end if;
  if c_append is not null then
    -- Who holds a key already claims it again without effect.
    insert into claim
    select p_journal, c.key, c.stream
    from unnest(c_append, c_key, c_stream) as c (append, key, stream)
    where v_accepted[c.append]
    on conflict do nothing;
  end if;

  if v_kept < cardinality(e_append) then update journal set head = v_head + v_kept where journal = p_journal; end if;
  append := null;
  outcome := 'appended';
  first := v_head + 1;
  last := v_head + v_kept;
  return next;
end
$function$;
grant execute on function append(text,text[],uuid[],bytea[],json[],text[],integer[],integer[],text[],integer[],json[],date[],text[],json[],integer[],integer[],integer[],integer[],text[],text[],integer[],text[]) to titian_app;

CREATE OR REPLACE FUNCTION public.business_day(p_journal text, OUT day date, OUT fixed boolean)
 RETURNS record
 LANGUAGE sql
 STABLE
AS $function$
  select coalesce(f.day, (now() at time zone 'Asia/Shanghai')::date), f.day is not null
  from (
    select (
      select (data ->> 'day')::date
      from event
      where journal = p_journal and stream = 'calendar-' || p_journal
      order by version desc
      limit 1
    ) as day
  ) as f
$function$;
grant execute on function business_day(text) to titian_app;

CREATE OR REPLACE FUNCTION public.open_journal(p_journal text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  v_partition text := 'event_' || replace(p_journal, '-', '_');
begin
  if p_journal !~ '^[0-9a-z][0-9a-z-]{0,39}$' then
    raise exception 'A journal is named like 4104-access, not %', p_journal using errcode = 'invalid_parameter_value';
  end if;
  insert into journal (journal) values (p_journal);
  insert into journal_key (journal) values (p_journal);
  execute format('create table %I partition of event for values in (%L)', v_partition, p_journal);
  -- Triggers for rows come with the partition; those for a whole statement do not.
  execute format('create trigger never_truncated before truncate on %I execute function refuse_change()', v_partition);
  execute format('alter table %I enable always trigger never_truncated', v_partition);
end
$function$;

CREATE OR REPLACE FUNCTION public.position_at(p_journal text, p_instant timestamp with time zone)
 RETURNS bigint
 LANGUAGE plpgsql
 STABLE
AS $function$
declare
  v_low bigint := 0;
  v_high bigint;
  v_middle bigint;
begin
  select head into v_high from journal where journal = p_journal;
  if not found then raise exception 'There is no journal %', p_journal using errcode = 'undefined_object'; end if;
  while v_low < v_high loop
    v_middle := (v_low + v_high + 1) / 2;
    if (select recorded_at <= p_instant from event where journal = p_journal and position = v_middle) then
      v_low := v_middle;
    else
      v_high := v_middle - 1;
    end if;
  end loop;
  return v_low;
end
$function$;
grant execute on function position_at(text,timestamp with time zone) to titian_app;

CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'The log is never edited: % of % is refused', lower(tg_op), tg_table_name
    using errcode = 'restrict_violation';
end
$function$;
