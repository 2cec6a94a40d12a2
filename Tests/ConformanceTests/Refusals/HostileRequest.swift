import TestKit

/// A request to a hook that is good HTTP, with a body, a query and headers that nobody would send.
struct HostileRequest {
    var method: String
    /// The hook type that the path names; nil where it names none.
    var hook: String?
    var bytes: [UInt8]

    init(from random: inout SeededRandom) {
        method = random.oneOf(["POST", "POST", "POST", "POST", "POST", "GET", "HEAD", "PUT", "DELETE", "X-ODD"])
        let name = random.oneOf(HookBody.hooks)
        let isHook = random.next() % 10 > 0
        hook = isHook ? name : nil
        let path = isHook ? name : random.oneOf([name + "/", name.uppercased(), "", "x/\(name)", "%00", "a%20b"])
        var target = "/flagger/" + (path == "%00" ? "nul" : path)
        if random.next() % 2 == 0 { target += "?" + Self.query(&random) }
        let body = Self.body(&random)
        var lines = ["\(method) \(target) HTTP/1.1", "Host: gate"] + Self.headers(&random)
        lines.append("Content-Length: \(body.count)")
        bytes = Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body
    }

    /// For the report of a failure.
    var shown: String { String(decoding: bytes.prefix(600), as: UTF8.self) }

    private static func query(_ random: inout SeededRandom) -> String {
        (0..<Int(random.next() % 4)).map { _ in
            let name = random.oneOf(["analysis", "gate", "target", "window", "", "analysis%5B%5D", "hook"])
            let value = random.oneOf([
                "churn", "none", "unknown", "", "..%2F..%2Fetc", "%7B%7Bname%7D%7D", "%22%7D%29%20or%20vector%281%29",
                "a%0Ab", "%C3%A9", "%F0%9F%98%80", String(repeating: "y", count: 500), "a=b", "churn&analysis=none",
            ])
            return random.next() % 8 == 0 ? name : "\(name)=\(value)"
        }.joined(separator: "&")
    }

    private static func headers(_ random: inout SeededRandom) -> [String] {
        let all = [
            "Content-Type: application/json", "Content-Type: text/xml", "Content-Type: multipart/form-data; boundary=x",
            "Authorization: Bearer guess", "Authorization: Basic !!!", "Authorization:", "Accept: image/png;q=0.1",
            "X-Forwarded-For: 10.0.0.1", "X-Forwarded-Host: evil", "X-HTTP-Method-Override: DELETE", "Cookie: a=b; c",
            "If-None-Match: *", "If-Modified-Since: Thu, 01 Jan 1970 00:00:00 GMT", "Range: bytes=0-0",
            "Upgrade: h2c", "Accept-Encoding: br, gzip", "Origin: null",
            "X-Long: \(String(repeating: "z", count: 4000))",
            "Retry-After: 1", "X-Latin: caf\u{e9}",
        ]
        return (0..<Int(random.next() % 6)).map { _ in random.oneOf(all) }
    }

    private static func body(_ random: inout SeededRandom) -> [UInt8] {
        var body = Array(payload(&random).utf8)
        switch random.next() % 4 {
        case 0:
            for _ in 0...(random.next() % 4) where !body.isEmpty {
                body[Int(random.next() % UInt64(body.count))] = UInt8(truncatingIfNeeded: random.next())
            }
        case 1:
            body = Array(body.prefix(Int(random.next() % UInt64(body.count + 1))))
        default:
            break
        }
        return body
    }

    private static func payload(_ random: inout SeededRandom) -> String {
        var fields: [String] = []
        for name in ["name", "namespace", "phase", "checksum"] where random.next() % 16 > 0 {
            fields.append("\"\(name)\":\(random.next() % 12 == 0 ? value(&random) : plain(name, &random))")
        }
        if random.next() % 2 == 0 {
            let members = (0..<Int(random.next() % 5)).map { _ in
                let keys = ["analysis", "gate", "target", "eventMessage", "eventType", "timestamp", "type", "cmd", ""]
                return "\"\(random.oneOf(keys))\":\(random.next() % 10 == 0 ? value(&random) : plain("", &random))"
            }
            fields.append("\"metadata\":{\(members.joined(separator: ","))}")
        }
        if random.next() % 8 == 0 { fields.append("\"more\":\(value(&random))") }
        return "{\(fields.joined(separator: ","))}"
    }

    private static func plain(_ field: String, _ random: inout SeededRandom) -> String {
        switch field {
        case "name": random.oneOf([#""podinfo""#, #""a.b""#, #""é""#, #""x""#])
        case "namespace": random.oneOf([#""test""#, #""ml""#])
        case "phase":
            random.oneOf([#""Progressing""#, #""Initialized""#, #""Succeeded""#, #""Waiting""#, #""Failed""#, #""""#])
        case "checksum": random.oneOf([#""1""#, #""2""#, #""""#])
        default:
            random.oneOf([
                #""churn""#, #""none""#, #""New revision detected! Restarting analysis for x""#, #""""#,
                #""New revision detected! Scaling up x""#, #""Advance x canary weight 1e999""#,
                #""Advance x canary weight -5""#, #""Advance x canary weight ""#, #""Promotion completed! x""#,
                #""Canary failed! x""#, #""hey -z 1m http://x/; rm -rf /""#, #""a\r\nSet-Cookie: b""#,
                #""Halt x advancement waiting for traffic increase approval y""#, #""\u0000""#,
            ])
        }
    }

    private static func value(_ random: inout SeededRandom) -> String {
        let nested = String(repeating: "[", count: Int(random.next() % 80))
        return random.oneOf([
            "null", "true", "-0", "1e999", "123456789012345678901234567890", "\"\\ud800\"", "\"\\u0000\"", "[]", "{}",
            nested, "\"\(String(repeating: "w", count: 9000))\"", "NaN", "\"a/b\"", "\"..\"", "\" \"",
        ])
    }
}

extension SeededRandom {
    fileprivate mutating func oneOf<Value>(_ values: [Value]) -> Value {
        values[Int(next() % UInt64(values.count))]
    }
}
