#!/usr/bin/env bash
# A browser looks at the published pages, on a demo host of its own with an empty database:
#
#   bench/browser/run.sh lighthouse   scores of start, list of offices and ticket; fails below 95 / 100 / 100
#   bench/browser/run.sh work         milliseconds of the small work on a processor six times slower
#   bench/browser/run.sh tour         the pictures of docs/tour
#
# Needs Node, the .NET SDK and Debian's chromium (DANTAIN_CHROMIUM names another). Nothing outside .local and the scratch folder is written,
# but docs/tour by the last.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
root=$(cd "$here/../.." && pwd -P)
# shellcheck source=scripts/app.sh
. "$root/scripts/app.sh"
case "${1:-}" in lighthouse | work | tour) ;; *) sed -n '2,/^set/{/^set/d;s/^# \{0,1\}//;p}' "$0" >&2; exit 2 ;; esac

if [ ! -d "$here/node_modules" ]; then npm ci --prefix "$here" --ignore-scripts --no-audit --no-fund >&2; fi
publish src/Dantain.Web app
scratch=$(mktemp -d)
: >"$scratch/log"
host=''
# shellcheck disable=SC2317 # called by the trap
finish() {
  local status=$?
  trap - EXIT
  if [ -n "$host" ]; then kill -TERM "$host" 2>/dev/null || true; wait "$host" 2>/dev/null || true; fi
  rm -rf "$scratch"
  exit "$status"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# Half past nine of a working day, whenever this runs.
env DANTAIN_DATA="$scratch" DANTAIN_DB="sqlite:$scratch/dantain.db" DANTAIN_PACK="$root/packs/kota-bekasi.json" DANTAIN_PROFILE=demo \
  DANTAIN_CLOCK="2026-11-24T02:30:00Z;$(date -u +%FT%TZ);1" ASPNETCORE_CONTENTROOT="$local_dir/app" ASPNETCORE_URLS=http://127.0.0.1:0 \
  Logging__LogLevel__Microsoft.Hosting.Lifetime=Information dotnet "$local_dir/app/Dantain.Web.dll" </dev/null >"$scratch/log" 2>&1 &
host=$!
url=''
for _ in $(seq 600); do
  url=$(sed -n 's/.*Now listening on: http:\/\/127.0.0.1:\([0-9]*\).*/http:\/\/localhost:\1/p' "$scratch/log")
  [ -z "$url" ] || break
  kill -0 "$host" 2>/dev/null || break
  sleep 0.05
done
[ -n "$url" ] || { cat "$scratch/log" >&2; exit 1; }
node "$here/$1.mjs" "$url" "$root"
