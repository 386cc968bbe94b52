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
  stop
  rm -rf "$scratch"
  exit "$status"
}
stop() {
  [ -n "$host" ] || return 0
  kill -TERM "$host" 2>/dev/null || true
  wait "$host" 2>/dev/null || true
  host=''
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# serve TIME FOLDER: a host whose city lives at that time, with the data of that folder; its address in url.
serve() {
  mkdir -p "$scratch/$2"
  : >"$scratch/log"
  env DANTAIN_DATA="$scratch/$2" DANTAIN_DB="sqlite:$scratch/$2/dantain.db" DANTAIN_PACK="$pack" DANTAIN_PROFILE=demo \
    DANTAIN_CLOCK="$1;$(date -u +%FT%TZ);1" ASPNETCORE_CONTENTROOT="$local_dir/app" ASPNETCORE_URLS=http://127.0.0.1:0 \
    Logging__LogLevel__Microsoft.Hosting.Lifetime=Information dotnet "$local_dir/app/Dantain.Web.dll" </dev/null >"$scratch/log" 2>&1 &
  host=$!
  url=''
  for _ in $(seq 1200); do
    url=$(sed -n 's/.*Now listening on: http:\/\/127.0.0.1:\([0-9]*\).*/http:\/\/localhost:\1/p' "$scratch/log")
    [ -z "$url" ] || return 0
    kill -0 "$host" 2>/dev/null || break
    sleep 0.05
  done
  cat "$scratch/log" >&2
  exit 1
}

pack="$root/packs/kota-bekasi.json"
if [ "$1" = tour ]; then
  # One office of the tour has nobody at its door.
  node -e 'const [from, to] = process.argv.slice(1), fs = require("fs"), pack = JSON.parse(fs.readFileSync(from)); pack.offices.find(o => o.code === "bantar-gebang").receivesAtCounter = true; fs.writeFileSync(to, JSON.stringify(pack));' "$pack" "$scratch/pack.json"
  pack="$scratch/pack.json"
fi
# Half past nine of a working day, whenever this runs.
serve 2026-11-24T02:30:00Z day
node "$here/$1.mjs" "$url" "$root" day
if [ "$1" = tour ]; then
  stop
  serve 2026-11-24T09:05:00Z day # the same day, when it ends
  node "$here/tour.mjs" "$url" "$root" evening
  stop
  serve 2026-11-24T00:58:30Z dawn # another one, just before the office opens
  node "$here/tour.mjs" "$url" "$root" dawn
fi
