-- What phones bring and what they still hold. What a phone brought becomes events; here is what stands beside them: which
-- of a device's numbers came, what waits for something or for a person, and the bytes of photos.

-- A device of an account. Its numbers run 1, 2, 3 …: what came, what it says to hold still, and what its owner gave up
-- leave the gaps, which may be lost.
create table device (
  journal text not null references journal,
  account text not null,
  device uuid not null,
  first_seen_at timestamptz not null,
  last_sync_at timestamptz not null,
  -- The highest number that the device has given out.
  last_seq bigint not null default 0,
  received int8multirange not null default '{}',
  voided int8multirange not null default '{}',
  holding int8multirange not null default '{}',
  -- How far its clock was ahead of ours.
  skew_ms bigint not null default 0,
  -- How much it still had to send when it was last here.
  waiting int not null default 0,
  primary key (journal, account, device)
);

-- Who has not come for days is asked across all accounts.
create index device_last_sync on device (journal, last_sync_at);

-- What its owner gave up, with the reason: a number that is missing for a cause is not lost.
create table device_void (
  journal text not null,
  account text not null,
  device uuid not null,
  device_seq bigint not null,
  reason text not null,
  voided_at timestamptz not null,
  primary key (journal, account, device, device_seq)
);

-- What came and is no event: it waits for what it depends on (`held`), or for a person (`review`). The second content of
-- a known id stands here beside the first, so the content is part of the key.
create table sync_item (
  journal text not null references journal,
  account text not null,
  id uuid not null,
  -- SHA-256 of the payload, as the device says it and we have found it.
  content bytea not null,
  state text not null check (state in ('held', 'review', 'settled')),
  device uuid not null,
  device_seq bigint not null,
  type text not null,
  subject uuid,
  -- Whom one met may be named in it, so it can be erased.
  payload json,
  captured_at timestamptz not null,
  captured_at_device timestamptz not null,
  skew_ms bigint not null,
  depends_on uuid[] not null default '{}',
  code text not null,
  reason text not null,
  received_at timestamptz not null,
  settled_by text,
  settled_at timestamptz,
  primary key (journal, account, id, content)
);

-- Whatever arrives looks for those that wait for it.
create index sync_item_held on sync_item using gin (depends_on) where state = 'held';
create index sync_item_review on sync_item (journal, received_at) where state = 'review';

-- Photos and papers by their content, in pieces, of whoever brought them: another's hash opens nothing.
create table blob (
  journal text not null references journal,
  sha256 bytea not null,
  account text not null,
  mime text not null,
  size int not null,
  received int not null default 0,
  begun_at timestamptz not null,
  -- All bytes are here and hash to what they should.
  complete_at timestamptz,
  primary key (journal, sha256, account)
);

create table blob_part (
  journal text not null,
  sha256 bytea not null,
  account text not null,
  starts int not null,
  bytes bytea not null,
  primary key (journal, sha256, account, starts),
  foreign key (journal, sha256, account) references blob on delete cascade
);

grant select, insert, update, delete on device, device_void, sync_item, blob, blob_part to titian_app;
