-- Accounts are facts of the log (stream `account-<name>`). Beside it, because it is personal or secret or soon forgotten:
-- whose an account is, what opens it, and who is signed in.

create table account_holder (
  journal text not null,
  account text not null,
  name text not null,
  last_sign_in_at timestamptz,
  primary key (journal, account)
);

-- The log names the credential that is in force. A row is written before the event that names it and means nothing until
-- then, so that no crash leaves an account with a password other than the log's.
create table credential (
  id uuid primary key,
  -- argon2id, in its own notation.
  hash text not null,
  made_at timestamptz not null default now()
);

create table session (
  -- SHA-256 of the cookie: who reads this table can take nobody's place.
  token bytea primary key,
  journal text not null,
  account text not null,
  -- The credential with which it began: changing or resetting the password ends every other session.
  credential uuid not null,
  begun_at timestamptz not null,
  -- Moved by what the person does, once a minute at most; too long ago, the session is locked.
  active_at timestamptz not null,
  ends_at timestamptz not null
);

create index session_account on session (journal, account);
create index session_ends on session (ends_at);

-- Failed sign-ins, counted before a password is looked at, so that a hundred at once are a hundred. A key is the keyed hash
-- of an account with an address, or of an address alone: what was typed as an account may be a password.
create table sign_in_failure (
  key bytea primary key,
  failures int not null,
  last_at timestamptz not null
);

create index sign_in_failure_last on sign_in_failure (last_at);

-- Failed sign-ins of one account from addresses that never opened it, however many: past a number they pause, each pause
-- longer than the last. An account is a keyed hash, and may be one that there is not.
create table sign_in_brake (
  account bytea primary key,
  -- Since the last pause.
  failures int not null,
  pauses int not null,
  paused_until timestamptz,
  last_at timestamptz not null
);

create index sign_in_brake_last on sign_in_brake (last_at);

-- From where an account was opened before, by keyed hashes: these the brake lets try, so that nobody elsewhere can lock
-- out a person from where they work.
create table sign_in_place (
  account bytea not null,
  -- Of the account with the address.
  place bytea not null,
  last_at timestamptz not null,
  primary key (account, place)
);

create index sign_in_place_last on sign_in_place (last_at);

-- What every "today" means: the day fixed for the journal, else the real one in Asia/Shanghai.
create function business_day(p_journal text, out day date, out fixed boolean)
language sql
stable
as $$
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
$$;

grant select, insert, update, delete on account_holder, credential, session, sign_in_failure, sign_in_brake, sign_in_place
  to titian_app;
grant execute on function business_day to titian_app;
