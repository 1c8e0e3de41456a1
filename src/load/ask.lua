-- Asks the queries of one or more folders, each about things taken at random. After "--", to wrk:
-- PATH THINGS FOLDER...: where SPARQL is answered, a file of IRIs, and folders of queries, in which
-- THING stands for an IRI.
local threads = 0

function setup(thread)
  threads = threads + 1
  thread:set("number", threads)
end

local function lines(file)
  local all = {}
  for line in io.lines(file) do
    all[#all + 1] = line
  end
  return all
end

local function encoded(text)
  return (text:gsub("[^%w%-_.~]", function(letter)
    return string.format("%%%02X", letter:byte())
  end))
end

local requests = {}

function init(args)
  local things = lines(args[2])
  for at = 3, #args do
    local files = io.popen("ls " .. args[at] .. "/*.rq")
    for file in files:lines() do
      local query = table.concat(lines(file), "\n")
      local accept = query:match("^DESCRIBE") and "text/turtle" or "application/sparql-results+json"
      for _, thing in ipairs(query:match("THING") and things or { "" }) do
        local asked = query:gsub("THING", "<" .. thing .. ">")
        requests[#requests + 1] =
          wrk.format("GET", args[1] .. "?query=" .. encoded(asked), { Accept = accept })
      end
    end
    files:close()
  end
  math.randomseed(7919 * number)
end

function request()
  return requests[math.random(#requests)]
end

-- One line: answers that were no errors each second, milliseconds of which half and 99 of 100 of all
-- answers came, answers in all, and errors.
function done(summary, latency)
  local errors = summary.errors
  local failed = errors.status + errors.connect + errors.read + errors.write + errors.timeout
  local fine = summary.requests - errors.status
  print(
    string.format(
      "figures %.1f %.2f %.2f %d %d",
      fine / (summary.duration / 1e6),
      latency:percentile(50) / 1000,
      latency:percentile(99) / 1000,
      summary.requests,
      failed
    )
  )
end
