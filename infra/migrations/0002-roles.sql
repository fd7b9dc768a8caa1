-- Two roles. The owner migrates and owns everything, the log's one door included; api and worker are `titian_app`, which
-- may read the log and knock at the door. Nothing is granted by default: every later migration grants what its own tables
-- need, or a new partition of the log would be open for writing too.
revoke all on all tables in schema public from public;
revoke execute on all functions in schema public from public;
alter default privileges revoke execute on functions from public;

grant usage on schema public to titian_app;
grant select on journal, journal_key, event, command, claim to titian_app;
grant execute on function append, position_at to titian_app;
grant select, insert, delete on command_contested to titian_app;
grant select, insert, update, delete on checkpoint, quarantine to titian_app;
