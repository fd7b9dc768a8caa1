-- The log: what happened, kept. One door lets events in (the function `append`); nothing changes them.

-- A journal is the unit of order. Every append locks its row first, so one row per journal is what makes positions
-- run without gaps in the order of commits, and no reader can skip an event that commits late. It bears no check: each
-- would be parsed and planned again for every append, under the lock.
create table journal (
  journal text primary key,
  head bigint not null default 0,
  -- When the last event was recorded: the next is never before it, so that time and position agree.
  recorded_at timestamptz(3) not null default '-infinity'
) with (fillfactor = 10);

-- Keys the hashes of commands' contents. Without it, whoever reads only the hashes could try telephone numbers against them.
create table journal_key (
  journal text primary key references journal,
  key bytea not null default sha256((gen_random_uuid()::text || gen_random_uuid()::text)::bytea)
);

create table event (
  journal text not null,
  position bigint not null,
  stream text not null,
  version int not null,
  type text not null,
  schema int not null,
  -- Canonical text as it will be hashed; jsonb would rewrite it.
  data json not null,
  -- The day on which it was true in the world; figures count by it.
  occurred_on date not null,
  -- When the log learnt it, in whole milliseconds, so that an instant shown to a reader finds the same events when asked by.
  recorded_at timestamptz(3) not null,
  actor text not null,
  command uuid not null,
  cause text,
  meta json,
  primary key (journal, position),
  -- Two writers who read the same version both write version + 1; this lets one of them in, should `append` ever err.
  unique (journal, stream, version)
) partition by list (journal);

-- What each command was answered, for ever: asked again it gets the same answer, not a second effect.
create table command (
  journal text not null,
  actor text not null,
  id uuid not null,
  -- Keyed hash of the canonical content: the same id with other content is another command by mistake.
  content bytea not null,
  first bigint not null,
  last bigint not null,
  answer json,
  -- The id before the actor: it alone tells nearly all of them apart.
  primary key (journal, id, actor)
);

-- The other contents that came under a known id, kept for 核对. They may hold personal data, so they can be erased.
create table command_contested (
  journal text not null,
  actor text not null,
  id uuid not null,
  content_hash bytea not null,
  content json not null,
  received_at timestamptz(3) not null default now(),
  primary key (journal, actor, id, content_hash)
);

-- Keys that only one stream of a journal may hold at a time, such as a credit code.
create table claim (
  journal text not null,
  key text not null,
  stream text not null,
  primary key (journal, key)
);

-- How far each follower has read. Moved in the transaction that writes what it made of the events.
create table checkpoint (
  follower text not null,
  journal text not null references journal,
  position bigint not null default 0,
  moved_at timestamptz(3) not null default now(),
  -- Why it stands still until someone resumes it; empty while it follows.
  stopped text,
  primary key (follower, journal)
);

-- What a follower could not take: one key (a stream, or what the follower joins by) with all its events from `since` on.
create table quarantine (
  follower text not null,
  journal text not null,
  key text not null,
  since bigint not null,
  withheld bigint not null default 1,
  reason text not null,
  quarantined_at timestamptz(3) not null default now(),
  primary key (follower, journal, key),
  foreign key (follower, journal) references checkpoint
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'The log is never edited: % of % is refused', lower(tg_op), tg_table_name
    using errcode = 'restrict_violation';
end
$$;

-- `always`: also in a session that replays as a replica, where ordinary triggers sleep.
create trigger never_changed before update or delete on event for each row execute function refuse_change();
create trigger never_truncated before truncate on event execute function refuse_change();
alter table event enable always trigger never_changed, enable always trigger never_truncated;
create trigger never_changed before update or delete on command for each row execute function refuse_change();
create trigger never_truncated before truncate on command execute function refuse_change();
alter table command enable always trigger never_changed, enable always trigger never_truncated;

create function open_journal(p_journal text) returns void language plpgsql as $$
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
$$;

-- The city, and beside it who signed in, saw, exported and was refused.
select open_journal('4104'), open_journal('4104-access');

-- What a command was answered, if it came before: by the door itself, for whoever it does not let in.
create function answered(p_journal text, p_command uuid, p_actor text, p_content bytea)
returns table (outcome text, first bigint, last bigint, answer json) language sql stable as $$
  select case when content = p_content then 'repeated' else 'command-differs' end, first, last, answer
  from command
  where journal = p_journal and id = p_command and actor = p_actor
$$;

-- The one door. Takes every append that waits for a journal in one process, locks the journal, and judges each by itself:
-- what is refused keeps nobody out. Arrays of one prefix are columns: p_ one element an append, s_ a distinct stream,
-- e_ an event, x_ an expected version, c_ a claim, r_ a release. The last four name their append, and e_ and x_ their
-- stream, by number; streams are numbered as the events first name them. The caller sends no two appends with one
-- command, with one claimed or released key, or with one stream whose version either of them expects: such an append
-- waits for the next call. Answers one row for each append that was not accepted, and one without a number for all that
-- were: they lie between its positions in the order they came.
create function append(
  p_journal text,
  p_actor text[], p_command uuid[], p_content bytea[], p_answer json[],
  s_stream text[],
  e_append int[], e_stream int[], e_type text[], e_schema int[], e_data json[], e_occurred_on date[], e_cause text[],
  e_meta json[],
  x_append int[], x_stream int[], x_version int[],
  c_append int[], c_key text[], c_stream text[],
  r_append int[], r_key text[]
) returns table (
  append int, outcome text, first bigint, last bigint, answer json, stream text, expected int, actual int, key text)
language plpgsql security definer set search_path = public, pg_temp
-- The lists are short beside the log, and always looked up by key: one plan fits every call.
set plan_cache_mode = force_generic_plan set enable_seqscan = off set jit = off
as $$
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
$$;

-- The last position recorded at an instant or before. Time and position agree and positions have no gap, so halving
-- finds it in some twenty look-ups, without an index that every append would have to feed.
create function position_at(p_journal text, p_instant timestamptz) returns bigint language plpgsql stable as $$
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
$$;
