-- wrk: GET the free places of any of the 16 offices on DATE.
local date = os.getenv("DATE")
function init(args) math.randomseed(os.time()) end
function request() return wrk.format("GET", string.format("/api/v1/offices/ukur-%02d/days/%s/availability", math.random(1, 16), date)) end
function done(summary, latency, requests)
  io.write(string.format("RATE %.0f p50 %.3f p99 %.3f bad %d\n", summary.requests / (summary.duration / 1e6),
    latency:percentile(50) / 1000, latency:percentile(99) / 1000, summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.timeout))
end
