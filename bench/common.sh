# shellcheck shell=bash
# Sourced by run.sh and memory.sh, which set root: the published product on a database of its own, and loads of wrk.
# shellcheck source=scripts/app.sh
. "$root/scripts/app.sh"
bench="$root/bench"
scratch_given="${SCRATCH:-}"
mkdir -p "$local_dir"
RESULTS="${RESULTS:-$local_dir/bench.tsv}"
: >"$RESULTS"
# shellcheck source=bench/limits/lib.sh
. "$bench/limits/lib.sh"
# shellcheck source=bench/limits/parts-net.sh
. "$bench/limits/parts-net.sh"

CONNS="${CONNS:-256}" WARM="${WARM:-25}" BOARD_WARM="${BOARD_WARM:-10}" BOARD_SECS="${BOARD_SECS:-15}"
THREADS=2
# Product and yardsticks run with the same collector; DOTNET_gcServer=1 measures all of them with the other one.
export DOTNET_gcServer="${DOTNET_gcServer:-0}" DOTNET_gcConcurrent=0 THREADS
export MSBUILDDISABLENODEREUSE=1 UseSharedCompilation=false
unset DANTAIN_PROFILE DANTAIN_CLOCK DANTAIN_DB DANTAIN_DATA ASPNETCORE_URLS ASPNETCORE_ENVIRONMENT
host_pid='' pacer_pid='' host_url='' database=''

[ "$(id -u)" = 0 ] || { echo "Run this as root: the database runs as user postgres" >&2; exit 1; }
for tool in wrk pgbench psql cc curl; do
  command -v "$tool" >/dev/null || { echo "$tool is missing (Debian: apt-get install wrk postgresql gcc libc6-dev curl)" >&2; exit 1; }
done

finish_bench() {
  local status=$?
  trap - EXIT
  kill "$pacer_pid" 2>/dev/null || true
  unhost
  unserve
  pg_stop || true
  if [ -z "$scratch_given" ]; then rm -rf "$SCRATCH"; else rm -rf "$PGDATA"; fi
  exit "$status"
}
trap finish_bench EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

publish_all() {
  publish src/Dantain.Web app
  publish bench/InProcess bench-inprocess
  publish bench/Boards bench-boards
  bench_tool="$local_dir/bench-inprocess/InProcess"
  DATE=$("$bench_tool" date "$bench/pack.json")
  export DATE
}

# new_database postgres|sqlite: an empty one; sets database
new_database() {
  rm -rf "$SCRATCH/data"
  mkdir -p "$SCRATCH/data"
  if [ "$1" = sqlite ]; then database="sqlite:$SCRATCH/data/dantain.db"; return; fi
  PGOPTIONS='-c client_min_messages=warning' q -c 'DROP DATABASE IF EXISTS dantain WITH (FORCE)' -c 'CREATE DATABASE dantain' -c CHECKPOINT >/dev/null
  database="postgres:Host=$PGSOCK;Port=$PGPORT;Username=postgres;Database=dantain"
}

# host [PACK]: the published product on $database; sets host_pid and host_url once it listens
host() {
  : >"$SCRATCH/host.log"
  env DANTAIN_DB="$database" DANTAIN_DATA="$SCRATCH/data" DANTAIN_PACK="${1:-$bench/pack.json}" DANTAIN_RATE_LIMITS=off ASPNETCORE_CONTENTROOT="$local_dir/app" \
    ASPNETCORE_URLS=http://127.0.0.1:0 Logging__LogLevel__Microsoft.Hosting.Lifetime=Information \
    dotnet "$local_dir/app/Dantain.Web.dll" </dev/null >"$SCRATCH/host.log" 2>&1 &
  host_pid=$!
  for _ in $(seq 600); do
    host_url=$(sed -n 's/.*Now listening on: \(http[^ ]*\).*/\1/p' "$SCRATCH/host.log")
    [ -z "$host_url" ] || return 0
    kill -0 "$host_pid" 2>/dev/null || break
    sleep 0.05
  done
  cat "$SCRATCH/host.log" >&2
  return 1
}

# Asks first: the host answers what it has taken before it ends.
unhost() {
  [ -n "$host_pid" ] || return 0
  kill -TERM "$host_pid" 2>/dev/null || true
  wait "$host_pid" 2>/dev/null || true
  host_pid=''
}

# book_for SECONDS SLOTS [PACE]: bookings over HTTP; prints the line of lua/book.lua
book_for() { SLOTS=$2 PACE=${3:-0} wrk -t"$THREADS" -c"$CONNS" -d"$1" --latency -s "$bench/lua/book.lua" "$host_url/api/v1/bookings" | grep RATE; }
