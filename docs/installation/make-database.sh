#!/bin/sh
# Run once by the image of PostgreSQL, on an empty volume: the two roles and the database of README.md, step 1.
set -e
psql -v ON_ERROR_STOP=1 -v owner="$CALLBACK_OWNER_PASSWORD" -v app="$CALLBACK_APP_PASSWORD" <<'SQL'
create role callback login password :'owner';
create role callback_app login password :'app';
grant callback_app to callback;
create database callback owner callback;
SQL
