-- Form POSTs, each from another phone and with another id, every second one a keyword.
local counter = 0
local run = os.time() % 1000

function init(arguments)
    pause = tonumber(arguments[1]) or 0
end

function delay()
    return pause
end

function request()
    counter = counter + 1
    local text = counter % 2 == 0 and "Route%2C+please" or "hello+there"
    local body = string.format("from=%%2B316%08d&to=%%2B31850000000&text=%s&id=%d-%d", counter, text, run, counter)
    return wrk.format("POST", nil, { ["Content-Type"] = "application/x-www-form-urlencoded" }, body)
end
