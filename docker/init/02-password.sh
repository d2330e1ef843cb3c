#!/bin/sh
# Gives the application's role its password; psql quotes it.
set -eu
psql --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" --set password="$IDEAPOLKU_DB_PASSWORD" <<'SQL'
alter role ideapolku_app password :'password';
SQL
