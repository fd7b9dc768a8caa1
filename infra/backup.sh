#!/bin/sh
# Writes the whole database into one file, while Titian runs:
#   DATABASE_URL=postgresql://titian:…@host/titian infra/backup.sh [file]
# Needs the pg_dump of the server's version or a later one.
set -eu
: "${DATABASE_URL:?the address of the database, as its owner}"
file=${1:-titian-$(date +%Y%m%d-%H%M%S).dump}

# Whole or not there: a file of that name is a backup that can be read.
umask 077
trap 'rm -f "$file.part"' EXIT
pg_dump --format=custom --file="$file.part" --dbname="$DATABASE_URL"
pg_restore --list "$file.part" >/dev/null
mv "$file.part" "$file"
echo "$file"
