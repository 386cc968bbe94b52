-- wrk: POST /api/v1/bookings, each for a person who never came before and with a request id of its own.
--   DATE    day of the slots, as 2026-11-24
--   SLOTS   1: the first slot of the first office; 128: any of 8 slots of any of the 16 offices (default 1)
--   PACE    bookings a second of all threads together; as many as fit when not given
--   THREADS what wrk was given as -t (default 2)
local ffi = require("ffi")
ffi.cdef [[ typedef struct { long s; long ns; } bench_time; int clock_gettime(int clock, bench_time *time); ]]
local time = ffi.new("bench_time")
local function now() ffi.C.clock_gettime(1, time); return tonumber(time.s) * 1e3 + tonumber(time.ns) / 1e6 end

local date, slots = os.getenv("DATE"), tonumber(os.getenv("SLOTS") or "1")
local threads = tonumber(os.getenv("THREADS") or "2")
local pace = tonumber(os.getenv("PACE") or "0")
local count = 0

local started = {}
function setup(thread)
  thread:set("tid", #started)
  thread:set("base", (os.time() - 1767225600) * 100000)   -- room for 100,000 a second and thread since 1 January 2026
  table.insert(started, thread)
end
function init(args)
  math.randomseed(os.time() * 1000 + tid * 7 + tonumber(tostring({}):match("0x(%x+)"), 16) % 100000)
end

wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"

-- The whole request in one format: the body's length never changes. The nth NIK has a serial of 0001 to 9999, a date of birth of
-- 28 days × 12 months × 100 years, then 10,000 areas; the request id holds n and a random number.
local body = '{"office":"ukur-%02d","date":"' .. date .. '","start":"%02d:00","applicant":{"name":"Siti Ukur","nik":"32%04d%02d%02d%02d%04d"},"items":[{"service":"UKUR"}]}'
local text
function request()
  if not text then
    local length = #string.format(body, 1, 6, 0, 1, 1, 0, 1)
    wrk.headers["Idempotency-Key"] = "KEY"
    text = wrk.format(nil, nil, nil, string.rep("x", length)):sub(1, -length - 1):gsub("KEY", "%%08x-0000-4000-8000-%%012x") .. body
  end
  local n = (base + count) * threads + tid
  count = count + 1
  local office, hour = 1, 6
  if slots > 1 then office, hour = math.random(1, 16), 4 + 2 * math.random(1, 8) end
  local rest, serial, day, month, year = n
  serial = rest % 9999 + 1; rest = math.floor(rest / 9999)
  day = rest % 28 + 1; rest = math.floor(rest / 28)
  month = rest % 12 + 1; rest = math.floor(rest / 12)
  year = rest % 100; rest = math.floor(rest / 100)
  return string.format(text, math.random(0, 0x7fffffff), n, office, hour, rest % 10000, day, month, year, serial)
end

-- Paced: the kth request of a thread is due k / rate after its first, whatever the answers take (wrk asks only where PACE is set).
if pace > 0 then
  local due, first = 0, nil
  function delay()
    first = first or now()
    local wait = first + due * 1e3 * threads / pace - now()
    due = due + 1
    return wait > 0 and math.floor(wait + .5) or 0
  end
end

function done(summary, latency, requests)
  local bad = summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.timeout
  local ok = summary.requests - summary.errors.status
  io.write(string.format("RATE %.0f p50 %.3f p99 %.3f bad %d ok %d\n", ok / (summary.duration / 1e6),
    latency:percentile(50) / 1000, latency:percentile(99) / 1000, bad, ok))
end
