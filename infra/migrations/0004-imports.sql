-- Lists on their way into the log. What a list states becomes events; what is here is the work (what came, how each row
-- was judged, how far the appending is) and the personal data that the log may not hold.

create table import (
  journal text not null references journal,
  import uuid not null,
  status text not null
    check (status in ('checking', 'checked', 'committing', 'committed', 'failed', 'undoing', 'undone')),
  -- What is left to check: the whole file, or only the rows about which a person decided.
  step text not null default 'read' check (step in ('read', 'judge')),
  -- How often a check was asked for: one that was asked for meanwhile is not done by the one that runs.
  asked int not null default 1,
  file_name text not null,
  sha256 bytea not null,
  size int not null,
  -- Whose rows it may hold: the city's, or one county's.
  unit text not null,
  received_by text not null,
  received_at timestamptz not null default now(),
  -- What a person said of the list, which goes before what the sheet says.
  answers json not null default '{}',
  -- How its sheet is read, as the domain recognised it; the header as it stands in the sheet.
  list json,
  header json not null default '[]',
  sheet text,
  other_sheets text[] not null default '{}',
  -- What must be answered, and what may be: a best guess stands in `list`.
  needs text[] not null default '{}',
  asks text[] not null default '{}',
  done int not null default 0,
  total int not null default 0,
  -- Rows by outcome, and by how they found their firm.
  counts json not null default '{}',
  effect json not null default '[]',
  problem json,
  -- An earlier import of the very same bytes that stands.
  same_file uuid,
  confirmed_by text,
  first_position bigint,
  last_position bigint,
  committed_at timestamptz,
  undone_by text,
  undone_at timestamptz,
  withdrawn int not null default 0,
  restated int not null default 0,
  -- When the upload and the images of its rows were emptied.
  erased_at timestamptz,
  primary key (journal, import)
);

-- Jobs know an import by its id alone.
create unique index import_id on import (import);
create index import_received on import (journal, received_at desc, import);
create index import_file on import (journal, sha256);
-- What waits for the worker, asked every second.
create index import_waiting on import (status, received_at) where status in ('checking', 'committing', 'undoing');
-- Where the log may say more than is noted here, asked every second too.
create index import_left_behind on import (received_at)
  where status = 'checked' or (status = 'committed' and undone_by is not null);
create index import_unerased on import (received_at) where erased_at is null;

-- The file as it came, in pieces, so that nobody holds the whole of it while it arrives. Its import begins when all of it
-- is here; pieces without one are of an upload that broke off.
create table upload_part (
  journal text not null,
  import uuid not null,
  part int not null,
  bytes bytea not null,
  received_at timestamptz not null default now(),
  primary key (journal, import, part)
);

create index upload_part_received on upload_part (received_at);

create table import_row (
  journal text not null,
  import uuid not null,
  -- As the spreadsheet numbers it.
  row int not null,
  outcome text not null
    check (outcome in ('new', 'changed', 'same', 'refused', 'otherCity', 'unclear', 'publicised')),
  -- At the check, where confirming found otherwise.
  checked_as text,
  -- A firm found by its name: proposed until the list is confirmed.
  match text check (match in ('proposed', 'confirmed')),
  -- The code that a person decided on; empty text is none of our firms.
  decided text,
  -- The city took it: then it need not be a firm of the county whose list it is.
  vouched boolean not null default false,
  uscc text,
  name text,
  name_key text,
  unit text,
  statement json,
  target json,
  occurred_on date,
  dated boolean not null default true,
  -- What stood before, where it changes.
  before json,
  refusal json,
  proposal json,
  candidates json not null default '[]',
  notes json not null default '[]',
  -- Personal, and emptied with the upload: who is named in it, and the cells as they stand where they are needed again.
  contact json,
  cells json,
  primary key (journal, import, row),
  foreign key (journal, import) references import
);

create index import_row_outcome on import_row (journal, import, outcome, row);
-- What a county may see.
create index import_row_unit on import_row (journal, import, unit);
-- The same firm again, further down the same list.
create index import_row_uscc on import_row (journal, import, uscc);
-- Proposals are looked for among the firms that the same list names.
create index import_row_name on import_row (journal, import, name_key);

-- Which statements a committed row made, or found made already. Undoing one import hands its statements over to those
-- imports that found them the same.
create table import_entry (
  journal text not null,
  import uuid not null,
  row int not null,
  stream text not null,
  version int not null,
  made boolean not null,
  primary key (journal, import, row, stream),
  foreign key (journal, import) references import
);

create index import_entry_statement on import_entry (journal, stream, version);

-- Who is to be asked for at an enterprise. The log holds the key.
create table contact (
  journal text not null,
  contact uuid not null,
  import uuid not null,
  row int not null,
  name text,
  phone text,
  erased_at timestamptz,
  primary key (journal, contact)
);

create index contact_import on contact (journal, import, row);
create index contact_person on contact (journal, phone, name);

grant select, insert, update, delete on import, upload_part, import_row, import_entry, contact to titian_app;
