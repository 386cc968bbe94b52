#!/usr/bin/env bash
# Measures the product beside its yardsticks in the same run and prints the table of figures. As root (PostgreSQL runs as postgres).
#
#   bench/run.sh             figures 1 to 10
#   bench/run.sh 1 4 6       only these; FIGURES="1 4 6" does the same
#
# From the environment: SECS a run (5), REPS (3), CONNS (256), WARM seconds before each run (25), CLIENTS and FORMS of pgbench
# ("1 8 32 64", all forms), BOARDS of figure 9 (1000), CALM and QUIET, QUIET_WAIT (bench/limits/lib.sh), SCRATCH (a folder to keep), RESULTS (.local/bench.tsv).
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
# shellcheck source=bench/common.sh
. "$root/bench/common.sh"

cpus=$(nproc)
figures=" ${*:-${FIGURES:-1 2 3 4 5 6 7 8 9 10}} "
wants() { local f; for f in "$@"; do [[ "$figures" != *" $f "* ]] || return 0; done; return 1; }

# note CASE LINE METRIC…: the metrics of a line "rate 1 p50 2 …"
note() {
  local case=$1 line=$2 metric
  shift 2
  for metric in "$@"; do rec bench "$case" "$metric" "$(field "$metric" <<<"$line")"; done
}

# promises CASE ACKNOWLEDGED: what every run must leave behind, counted in SQL
promises() {
  local line
  line=$("$bench_tool" verify "$database" "$2") || broken=yes
  note "$1" "$line" kept
}

# ---- bookings over HTTP

wide_rate=0

product() { # CASE postgres|sqlite SLOTS
  new_database "$2"
  host
  local warm line
  warm=$(book_for "$WARM" "$3")
  quiet; begin
  line=$(book_for "$SECS" "$3")
  finish
  note "$1" "$line" RATE p50 p99 bad
  unhost
  promises "$1" $(($(field ok <<<"$warm") + $(field ok <<<"$line")))
  [ "$1" != 'product, 128 slots' ] || wide_rate=$(field RATE <<<"$line")
}

yardstick() { # CASE BACKEND SLOTS
  local line url
  fill 10000 128
  serve "$2" "$CONN"
  url="http://127.0.0.1:$PORT/book"
  SLOTS=$3 wrk -t"$THREADS" -c"$CONNS" -d"$WARM" -s "$HERE/lua/book.lua" "$url" >/dev/null
  quiet; begin
  line=$(SLOTS=$3 wrk -t"$THREADS" -c"$CONNS" -d"$SECS" --latency -s "$HERE/lua/book.lua" "$url" | grep RATE)
  finish
  note "$1" "$line" RATE p50 p99 bad
  unserve
}

# ---- 2: the database alone, every client its own transaction on one row

row_locks() {
  local clients form file protocol rate threads
  for clients in ${CLIENTS:-1 8 32 64}; do
    threads=$((clients < cpus ? clients : cpus))
    for form in ${FORMS:-txn:simple txn:prepared cte:prepared func:prepared funcq:prepared}; do
      IFS=: read -r file protocol <<<"$form"
      fill 1 1
      quiet; begin
      rate=$(pgbench -n -M "$protocol" -f "$HERE/sql/$file.sql" -c "$clients" -j "$threads" -T "$SECS" -D nslots=1 -D nqueues=1 2>"$SCRATCH/pgbench.log" | awk '/^tps/{print $3}')
      finish
      rec bench "pgbench c=$clients $file/$protocol" RATE "${rate:-0}"
    done
  done
}

# ---- 7: in process, with a slower flush

in_process() { # CASE
  local line
  new_database postgres
  quiet; begin
  line=$("$bench_tool" rush "$database" "$SCRATCH/data" "$bench/pack.json" "$CONNS" 1 "$WARM" "$SECS" | tail -n 1)
  finish
  note "$1" "$line" rate p50 p99 cpu-us bytes
  promises "$1" "$(field ok <<<"$line")"
}

slow_flush() {
  if [ ! -f "$SCRATCH/slow.so" ]; then
    sed -n "/slow\.c\" <<'C'/,/^C\$/p" "$HERE/parts-net.sh" | sed '1d;$d' >"$SCRATCH/slow.c"
    cc -shared -fPIC -O2 -o "$SCRATCH/slow.so" "$SCRATCH/slow.c" -ldl
  fi
  in_process 'in process'
  pg_stop
  SLOW_US=2000 EXTRA_PRELOAD="$SCRATCH/slow.so" pg_start
  in_process 'in process +2 ms'
  fill 10000 128
  app inproc cte64 "$CONNS" 1 "$SECS" "$CONN"
  note 'cte64 in process +2 ms' "$OUT" rate p50 p99
  pg_stop
  pg_start
}

# ---- 8: free places, alone and while people book

read_from() { # CASE LUA URL
  local line
  wrk -t"$THREADS" -c64 -d"$WARM" -s "$2" "$3" >/dev/null
  quiet; begin
  line=$(wrk -t"$THREADS" -c64 -d"$SECS" --latency -s "$2" "$3" | grep RATE)
  finish
  note "$1" "$line" RATE p99 bad
}

while_booking() { # CASE LUA URL: the same while bookings come at half of what the product can take
  book_for $((WARM + SECS + 2)) 128 $((wide_rate / 2)) >"$SCRATCH/pacer" &
  pacer_pid=$!
  QUIET_WAIT=1 read_from "$1" "$2" "$3"
  wait "$pacer_pid"
  pacer_pid=''
  note "$1: bookings" "$(cat "$SCRATCH/pacer")" RATE bad
  acknowledged=$((acknowledged + $(field ok <"$SCRATCH/pacer")))
}

# As many rows for both as the yardsticks take: 16 queues of 80 slots. Both servers stand through all runs, so the load is the same.
reads() {
  local ours="$bench/lua/free.lua" theirs="$HERE/lua/get.lua" acknowledged=0
  [ "$wide_rate" -gt 0 ] || product 'product, 128 slots' postgres 128
  new_database postgres
  host
  fill 1280 16
  serve none "$CONN"
  export QUEUES=16
  read_from 'free places' "$ours" "$host_url"
  GETPATH=/avail-pg read_from 'free places by SQL' "$theirs" "http://127.0.0.1:$PORT"
  GETPATH=/avail-bytes read_from 'ready bytes of a bare server' "$theirs" "http://127.0.0.1:$PORT"
  QUEUES=0 GETPATH=/json read_from 'empty GET' "$theirs" "http://127.0.0.1:$PORT"
  while_booking 'free places, busy' "$ours" "$host_url"
  GETPATH=/avail-pg while_booking 'free places by SQL, busy' "$theirs" "http://127.0.0.1:$PORT"
  QUEUES=0 GETPATH=/json while_booking 'empty GET, busy' "$theirs" "http://127.0.0.1:$PORT"
  unset QUEUES
  unserve
  unhost
  promises 'free places' "$acknowledged"
}

# ---- 9: boards, beside a bare server that sends as often to as many

board_clock='' board_pack="$SCRATCH/boards-pack.json"

# board_host: a node with demo accounts, where it is ten in the morning and people take numbers on the spot
board_host() {
  [ -f "$board_pack" ] || sed 's/"online": 100, "walkIn": 0/"online": 0, "walkIn": 100/' "$bench/pack.json" >"$board_pack"
  DANTAIN_PROFILE=demo DANTAIN_CLOCK="$board_clock" host "$board_pack"
}

shown_by() { # CASE METRICS COMMAND…
  local case=$1 metrics=$2 line
  shift 2
  quiet; begin
  line=$("$local_dir/bench-boards/Boards" "$@" | tail -n 1)
  finish
  # shellcheck disable=SC2086 # several metrics
  note "$case" "$line" $metrics
}

boards() {
  local first_pid first_url
  board_clock="$(date -u +%F)T03:00:00Z;$(date -u +%FT%TZ);1"
  serve plain ''
  shown_by 'bare SSE' 'p50 p99' bare "http://127.0.0.1:$PORT" "${BOARDS:-1000}" 10 "$BOARD_WARM" "$BOARD_SECS"
  unserve
  new_database postgres
  board_host
  shown_by 'boards' 'rate shown p50 p99 longest oldest' product "$host_url" "$host_url" "$board_clock" "${BOARDS:-1000}" 10 "$BOARD_WARM" "$BOARD_SECS"
  unhost
  # Two nodes on one database: the calls go through the first, the boards hang on the second. A call every half a second: each is its own news.
  new_database postgres
  board_host
  first_pid=$host_pid first_url=$host_url
  board_host || { kill -TERM "$first_pid"; return 1; }
  shown_by 'boards of another node' 'rate p50 p99 oldest' product "$first_url" "$host_url" "$board_clock" 200 2 "$BOARD_WARM" "$BOARD_SECS"
  unhost
  host_pid=$first_pid
  unhost
}

# ---- the table

# median CASE METRIC: of the calm runs; of all, with a ~, when none was
median() {
  awk -F'\t' -v c="$1" -v k="$2" -v calm="${CALM:-10}" '$2 == c && $3 == k { print ($5 + 0 <= calm ? 0 : 1) "\t" $4 }' "$RESULTS" | sort -k1,1n -k2,2g |
    awk '$1 == 0 { w[++g] = $2 } { v[++n] = $2 } END { if (!n) exit; mark = g ? "" : "~"; if (!g) { g = n; for (i in v) w[i] = v[i] }
      printf "%s%.6g\n", mark, g % 2 ? w[(g + 1) / 2] : (w[g / 2] + w[g / 2 + 1]) / 2 }'
}

best_row_lock() {
  cut -f2 "$RESULTS" | grep '^pgbench' | sort -u | while read -r case; do echo "$(median "$case" RATE) $case"; done | sort -k1.1,1 | awk '{ v = $1; sub("~", "", v); if (v + 0 > best) { best = v + 0; line = $1 } } END { print line }'
}

# row FIGURE TEXT OURS THEIRS at-least|at-most MUST STRETCH
row() {
  wants "$1" || return 0
  awk -v f="$1" -v text="$2" -v ours="$3" -v theirs="$4" -v how="$5" -v must="$6" -v stretch="$7" '
    function reaches(limit) { return how == "at-least" ? ratio >= limit : ratio <= limit }
    BEGIN {
      a = ours; b = theirs; sub("~", "", a); sub("~", "", b)
      sign = how == "at-least" ? "≥" : "≤"
      if (b + 0 == 0 || a == "") { printf "| %s | %s | %s | %s | | %s %s | %s | not measured |\n", f, text, ours, theirs, sign, must, stretch; exit }
      ratio = a / b
      printf "| %s | %s | %s | %s | %.3g | %s %.3g | %.3g | %s |\n", f, text, ours, theirs, ratio, sign, must, stretch, reaches(stretch) ? "ok, stretch" : reaches(must) ? "ok" : "short"
    }'
}

table() {
  local hot wide calm
  hot=$(median 'product, hot slot' RATE)
  wide=$(median 'product, 128 slots' RATE)
  calm=$(awk -F'\t' -v calm="${CALM:-10}" '{ n++; if ($5 + 0 <= calm) g++ } END { printf "%d of %d", g, n }' "$RESULTS")
  echo
  echo "$(date -u +%F) · $cpus cores shared by load, server and database · $(psql --version) · .NET $(dotnet --version) · commit $(git -C "$root" rev-parse --short HEAD 2>/dev/null || echo unknown)"
  echo "GC $([ "$DOTNET_gcServer" = 0 ] && echo workstation || echo server), not concurrent (DOTNET_gcServer=$DOTNET_gcServer) · $CONNS connections · ${SECS} s a run · medians of $REPS runs; ~ no calm run of it · calm values: $calm"
  echo
  echo '| # | figure | product | yardstick | ratio | must | stretch | |'
  echo '|---|---|---|---|---|---|---|---|'
  row 1 'bookings/s on one hot slot ÷ own transactions' "$hot" "$(median 'cte64, hot slot' RATE)" at-least 10 15
  row 2 '… ÷ best row-lock rate of the database alone' "$hot" "$(best_row_lock)" at-least 3 5
  row 3 'bookings/s on 128 slots of 16 offices ÷ own transactions' "$wide" "$(median 'cte64, 128 slots' RATE)" at-least 3 4
  row 4 'hot slot ÷ 128 slots' "$hot" "$wide" at-least 0.8 1
  row 5 'bookings/s ÷ empty POST endpoint' "$hot" "$(median 'empty POST' RATE)" at-least 0.3 0.45
  row 6 'p99 on a hot slot, ms ÷ own transactions' "$(median 'product, hot slot' p99)" "$(median 'cte64, hot slot' p99)" at-most 0.125 0.083333
  row 7 'in process, +2 ms a flush ÷ own transactions' "$(median 'in process +2 ms' rate)" "$(median 'cte64 in process +2 ms' rate)" at-least 40 80
  row 7 '… ÷ own rate without the delay' "$(median 'in process +2 ms' rate)" "$(median 'in process' rate)" at-least 0.3 0.3
  row 8 'reads of free places/s ÷ by SQL' "$(median 'free places' RATE)" "$(median 'free places by SQL' RATE)" at-least 8 12
  row 8 '… ÷ ready bytes of a bare server (decision 9)' "$(median 'free places' RATE)" "$(median 'ready bytes of a bare server' RATE)" at-least 0.8 1
  row 8 '(what a GET that does nothing reaches ÷ by SQL)' "$(median 'empty GET' RATE)" "$(median 'free places by SQL' RATE)" at-least 8 12
  row 8 '… with bookings at half their maximum ÷ empty GET' "$(median 'free places, busy' RATE)" "$(median 'empty GET, busy' RATE)" at-least 0.6 0.8
  row 8 '… with bookings at half their maximum ÷ by SQL' "$(median 'free places, busy' RATE)" "$(median 'free places by SQL, busy' RATE)" at-least 5 5
  row 9 "${BOARDS:-1000} boards, 10 states/s: p99 of decided → shown, ms ÷ bare SSE" "$(median boards p99)" "$(median 'bare SSE' p99)" at-most 3 2
  row 9 '… oldest state shown, ms ÷ a second' "$(median boards oldest)" 1000 at-most 1 1
  row 9 '… 200 boards of another node: median of decided → shown, ms ÷ 200 ms' "$(median 'boards of another node' p50)" 200 at-most 1 1
  row 10 'SQLite FULL: bookings/s ÷ PostgreSQL' "$(median 'SQLite, hot slot' RATE)" "$hot" at-least 0.6 1
  if wants 7; then echo && echo "In process, a booking: $(median 'in process' bytes) bytes allocated, $(median 'in process' cpu-us) µs of CPU without PostgreSQL's."; fi
  echo
  if [ "$broken" = no ]; then echo 'After every run: taken = items, numbers and facts without a gap, nothing acknowledged was lost.'
  else echo 'A PROMISE WAS BROKEN: see the lines BROKEN above. No figure of this run counts.'; fi
}

publish_all
build
pg_start
schema
broken=no
echo "scratch $SCRATCH  load $(load_now)  $(q -c 'SHOW server_version')  date $DATE" >&2
for r in $(seq "$REPS"); do
  echo "== round $r of $REPS (load $(load_now))" >&2
  if wants 1 2 4 5 6 10; then product 'product, hot slot' postgres 1; fi
  if wants 1 6; then yardstick 'cte64, hot slot' cte64 1; fi
  if wants 3 4 8; then product 'product, 128 slots' postgres 128; fi
  if wants 3; then yardstick 'cte64, 128 slots' cte64 128; fi
  if wants 5; then yardstick 'empty POST' none 1; fi
  if wants 10; then product 'SQLite, hot slot' sqlite 1; fi
  if wants 2; then row_locks; fi
  if wants 7; then slow_flush; fi
  if wants 8; then reads; fi
  if wants 9; then boards; fi
done
table
[ "$broken" = no ]
