-- wrk runs this script to send a load. Each call uses a random secret of a file. Arguments: key header, file, body,
-- seed.
local requests = {}

function init(args)
  math.randomseed(tonumber(args[4]))
  wrk.headers["content-type"] = "application/json"
  if args[3] ~= "" then
    wrk.method = "POST"
    wrk.body = args[3]
  end
  local last = string.find(args[3], "{n}", 1, true) and 99 or 10
  for secret in io.lines(args[2]) do
    wrk.headers[args[1]] = secret
    for n = 10, last do
      if wrk.body then wrk.body = string.gsub(args[3], "{n}", n) end
      requests[#requests + 1] = wrk.format()
    end
  end
end

function request()
  return requests[math.random(#requests)]
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    '\n{"answered":%d,"failed":%d,"seconds":%f,"p50Ms":%f,"p99Ms":%f}\n',
    summary.requests - errors.status,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout,
    summary.duration / 1e6,
    latency:percentile(50) / 1e3,
    latency:percentile(99) / 1e3
  ))
end
