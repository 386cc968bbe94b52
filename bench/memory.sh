#!/usr/bin/env bash
# Prints what one node of 16 offices and 14 open days keeps in memory, and how soon after its start it answers a booking. As root.
#
#   bench/memory.sh [sqlite|postgres]     sqlite when not given
#
# BOOKINGS (64000: 16 offices × 4,000 people), or some more, are booked on one day of the bench pack; nothing is asserted here.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
RESULTS=/dev/null
# shellcheck source=bench/common.sh
. "$root/bench/common.sh"

product=${1:-sqlite} BOOKINGS=${BOOKINGS:-64000}
[[ "$product" = sqlite || "$product" = postgres ]] || { sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//;p}' "$0" >&2; exit 2; }

now() { echo $(($(date +%s%N) / 1000000)); }
resident() { awk -v what="$1" '/^VmRSS/ { r = $2 } /^VmHWM/ { h = $2 } END { printf "%-58s %4d MB resident, highest %d MB\n", what, r / 1024, h / 1024 }' "/proc/$host_pid/status"; }

# A booking as soon as the port answers; NIK and request id count up, so every attempt is a new one.
attempts=0
first_booking() {
  local from=$1 status body
  while :; do
    attempts=$((attempts + 1))
    body=$(printf '{"office":"ukur-01","date":"%s","start":"06:00","applicant":{"name":"Siti Ukur","nik":"320101010190%04d"},"items":[{"service":"UKUR"}]}' "$DATE" "$attempts")
    status=$(curl -s -o /dev/null -m 5 -w '%{http_code}' -H 'Content-Type: application/json' -H "Idempotency-Key: $(cat /proc/sys/kernel/random/uuid)" -d "$body" "$host_url/api/v1/bookings") || true
    [ "$status" != 201 ] || break
    [ "$attempts" -lt 500 ] || { echo "no booking was answered: $status" >&2; return 1; }
    sleep 0.01
  done
  echo "$2: $(($(now) - from)) ms from start to the first answered booking"
}

publish_all
if [ "$product" = postgres ]; then pg_start; fi

new_database "$product"
from=$(now)
host
first_booking "$from" "$product, first start ever (migrates, imports the pack)"
unhost
from=$(now)
host
first_booking "$from" "$product, started again"
resident 'one booking'
booked=0 idle=0
while [ "$booked" -lt "$BOOKINGS" ]; do
  more=$(book_for 5 128 | field ok)
  booked=$((booked + more))
  [ "$more" = 0 ] || continue
  idle=$((idle + 1))
  [ "$idle" -lt 5 ] || { echo 'nothing is booked any more' >&2; exit 1; }
done
resident "bench pack, $booked bookings on one day of 16 offices"
for office in $(seq -f 'ukur-%02g' 16); do
  for ahead in $(seq 0 13); do
    curl -s -o /dev/null "$host_url/api/v1/offices/$office/days/$(date -d "$DATE -3 days +$ahead days" +%F)/availability"
  done
done
resident '… and 14 open days of 16 offices loaded'
sleep 5
resident '… five seconds later'
unhost
promises=$("$bench_tool" verify "$database" "$booked")
echo "$promises"

new_database "$product"
host "$root/packs/kota-bekasi.json"
for office in $(curl -s "$host_url/api/v1/offices" | grep -o '"code":"[^"]*"' | cut -d'"' -f4); do
  for ahead in $(seq 0 13); do
    curl -s -o /dev/null "$host_url/api/v1/offices/$office/days/$(TZ=Asia/Jakarta date -d "+$ahead days" +%F)/availability"
  done
done
resident 'Kota Bekasi, 14 open days of 16 offices loaded'
unhost
