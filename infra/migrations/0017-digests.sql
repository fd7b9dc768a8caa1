-- 今日摘要: what waits for an officer, told once a day at most. It says nothing that the log does not hold; here stands who wants
-- it how, and what became of each day's.

-- How somebody wants to be told. Whoever has no row is told in the app alone, from eight o'clock on working days.
create table digest_setting (
  journal text not null references journal,
  account text not null,
  -- What jobs and logs call it: an account may be somebody's name.
  setting uuid not null unique default gen_random_uuid(),
  enabled boolean not null,
  channel text not null check (channel in ('app', 'email', 'webhook')),
  -- Hours of Asia/Shanghai. Quiet from one until before the other, over midnight too; the same hour twice: never.
  hour smallint not null check (hour between 0 and 23),
  quiet_from smallint not null check (quiet_from between 0 and 23),
  quiet_until smallint not null check (quiet_until between 0 and 23),
  days_off boolean not null,
  email text,
  primary key (journal, account),
  check (channel <> 'email' or email is not null)
);

-- Looked at every second for whose hour has come.
create index digest_setting_outward on digest_setting (journal, hour) where enabled and channel <> 'app';

-- One for each account and day: its key is the claim to tell it, so that two workers cannot.
create table digest (
  journal text not null references journal,
  account text not null,
  day date not null,
  -- `sending` is written before anything leaves the house: whoever dies then leaves it unknown whether it arrived, and it
  -- is not sent again.
  state text not null default 'open' check (state in ('open', 'sending', 'sent', 'failed', 'unknown', 'empty')),
  attempts int not null default 0,
  next_at timestamptz not null,
  sending_at timestamptz,
  ended_at timestamptz,
  -- Put aside on the page by its reader: then it need not be sent any more.
  dismissed_at timestamptz,
  -- What stood on the list then: the next one tells what is new since.
  keys text[] not null default '{}',
  primary key (journal, account, day)
);

-- What a day left undone.
create index digest_unfinished on digest (journal, day) where state = 'sending' or (state = 'open' and attempts > 0);

grant select, insert, update, delete on digest_setting, digest to titian_app;
