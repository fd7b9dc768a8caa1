#!/bin/sh
# Reads a backup into an empty database, and brings it to the newest shape:
#   DATABASE_URL=… APP_DATABASE_URL=… infra/restore.sh file
# Stop api and worker first. Needs the pg_restore of the server's version or a later one.
set -eu
: "${DATABASE_URL:?the address of an empty database, as its owner}"
: "${APP_DATABASE_URL:?the address of the same database, as titian_app}"
file=$(realpath "${1:?which backup}")
cd "$(dirname "$0")/.."

tables=$(psql --no-psqlrc --tuples-only --no-align --dbname="$DATABASE_URL" \
  --command="select count(*) from pg_class where relnamespace = 'public'::regnamespace")
if [ "$tables" != 0 ]; then
  echo "The database is not empty. Restore into a new one, then let it take the other's place." >&2
  exit 1
fi

# Rights in the backup name the application's role, which a new server does not have. Its password follows with the migration.
psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 --dbname="$DATABASE_URL" --command="
  do \$\$ begin
    if not exists (select from pg_roles where rolname = 'titian_app') then create role titian_app; end if;
  end \$\$"
pg_restore --exit-on-error --single-transaction --no-owner --dbname="$DATABASE_URL" "$file"
node scripts/migrate.ts
