# shellcheck shell=bash
# Sourced by the steps that play a city's day, from the repository's folder: what is built, scratch data, and databases of their own.
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
host="$PWD/src/Dantain.Web/bin/Release/net10.0/linux-x64/Dantain.Web.dll"
city_day_dll="$PWD/tools/CityDay/bin/Release/net10.0/linux-x64/CityDay.dll"
[ -f "$host" ] && [ -f "$city_day_dll" ] || { echo "Build first: dotnet build Dantain.slnx -c Release" >&2; exit 2; }
unset DANTAIN_DB DANTAIN_DATA DANTAIN_PROFILE ASPNETCORE_URLS ASPNETCORE_ENVIRONMENT
export DANTAIN_PACK="$PWD/packs/kota-bekasi.json"

scratch=$(mktemp -d "${TMPDIR:-/tmp}/dantain-city-day.XXXXXX")
made=() pids=() playing=''

cleanup() {
  local status=$? pid database
  trap - EXIT
  [ -z "$playing" ] || kill -TERM "$playing" 2>/dev/null || true
  for pid in "${pids[@]}"; do kill -KILL "$pid" 2>/dev/null || true; done
  for database in "${made[@]}"; do psql_on postgres -c "drop database if exists $database with (force)" >/dev/null 2>&1 || true; done
  if [ "$status" -ne 0 ]; then
    for log in "$scratch"/*.log; do [ ! -f "$log" ] || { echo "-- the end of $(basename "$log"):"; tail -n 15 "$log"; }; done >&2
  fi
  rm -rf "$scratch"
  exit "$status"
}
trap cleanup EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# The value of one key of DANTAIN_TEST_PG.
pg_part() { tr ';' '\n' <<<"${DANTAIN_TEST_PG:?a private PostgreSQL is needed: scripts/postgres start}" | sed -n "s/^$1=//p"; }

psql_on() {
  local database=$1
  shift
  PGHOST=$(pg_part Host) PGPORT=$(pg_part Port) PGUSER=$(pg_part Username) psql -XqAt -v ON_ERROR_STOP=1 -d "$database" "$@"
}

# fresh_database sqlite|postgres NAME: an empty database and empty data; sets DANTAIN_DATA, DANTAIN_DB and database_name.
fresh_database() {
  export DANTAIN_DATA="$scratch/$1-$2"
  mkdir -p "$DANTAIN_DATA"
  if [ "$1" = sqlite ]; then export DANTAIN_DB="sqlite:$DANTAIN_DATA/dantain.db"; return; fi
  database_name="city_day_$2_$$"
  psql_on postgres -c "create database $database_name"
  made+=("$database_name")
  export DANTAIN_DB="postgres:Host=$(pg_part Host);Port=$(pg_part Port);Username=$(pg_part Username);Database=$database_name"
}

# city_day SECONDS OPTION…: its exit code. In the background, so that ending this script ends it at once, and with it (they are one
# process group, led by timeout) the host it started.
city_day() {
  local seconds=$1 status=0
  shift
  timeout --kill-after=10 "$seconds" dotnet "$city_day_dll" "$@" --host-log "$scratch/host.log" &
  playing=$!
  wait "$playing" || status=$?
  playing=''
  return "$status"
}
