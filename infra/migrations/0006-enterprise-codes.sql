-- Every code that a firm has or had, one row each: records that name a firm by a code (assignments, visits, demands) are
-- joined to it when they are asked for, in whatever order firm and record came. Kept by the follower of enterprise_1.
create table enterprise_code_1 (
  journal text not null,
  code text not null,
  stream text not null,
  known int8range not null
);

create index enterprise_code_1_code on enterprise_code_1 (journal, code);
create index enterprise_code_1_stream on enterprise_code_1 (journal, stream);

-- A code that went and came again within one firm's history is rare enough to be known throughout.
insert into enterprise_code_1 (journal, code, stream, known)
select e.journal, code, e.stream, int8range(min(lower(e.known)), case when bool_or(upper_inf(e.known)) then null else max(upper(e.known)) end)
from enterprise_1 e
cross join unnest(e.codes) as code
group by e.journal, code, e.stream;

grant select, insert, update, delete on enterprise_code_1 to titian_app;
