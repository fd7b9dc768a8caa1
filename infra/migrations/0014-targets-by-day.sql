-- Of several that set one target the newest by its own day counts, and where lists differ each of them is kept for 核对. What
-- the followers wrote under the rule before, that the last to arrive counts, they write anew from the log.
drop table target_1;

-- 目标: indicator, unit and year, as set and as revised.
create table target_2 (
  journal text not null,
  stream text not null,
  indicator text not null,
  unit text not null,
  year int not null,
  value int not null,
  comparison text not null,
  document text,
  -- What lists say that differ, the one that counts first; empty where they agree, or a person has settled it.
  differing json not null,
  known int8range not null,
  why bigint[] not null
);

create index target_2_year on target_2 (journal, year);
create index target_2_stream on target_2 (journal, stream);
-- What waits for a person.
create index target_2_differing on target_2 (journal) where json_array_length(differing) > 0;

grant select, insert, update, delete on target_2 to titian_app;

-- Plans are followed along with targets.
delete from plan_1;
delete from checkpoint where follower = 'target_1';
delete from quarantine where follower = 'target_1';
