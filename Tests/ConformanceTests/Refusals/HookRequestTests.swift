import TestKit
import Testing

@Suite("Requests that hooks refuse")
struct HookRequestTests {
    private let twoAnalyses = ModelTraffic.analysis() + "  " + ModelTraffic.analysis("fraud")

    @Test("a wrong method is 405 with Allow", arguments: HookBody.hooks)
    func methods(hook: String) async throws {
        let gate = try await RunningGate(configuration: GateYAML.text(source: GateYAML.downSource))
        for method in ["GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "BREW"] {
            let answer = try await gate.ask(method, "/flagger/\(hook)", body: method == "PUT" ? HookBody().text : nil)
            #expect(answer.status == 405, "\(method): \(answer.statusLine)")
            #expect(answer.header("Allow") == "POST", "\(method)")
            if method != "HEAD" { #expect(answer.isOneLine, "\(method)") }
        }
    }

    @Test("an analysis that does not exist is named, with those that do", arguments: HookBody.hooks)
    func unknownAnalysis(hook: String) async throws {
        let gate = try await RunningGate(
            configuration: GateYAML.text(source: GateYAML.downSource, analyses: twoAnalyses))
        let byQuery = try await gate.post("/flagger/\(hook)?analysis=chrun", HookBody().text)
        let byMetadata = try await gate.post("/flagger/\(hook)", HookBody(metadata: #""analysis":"chrun""#).text)
        for answer in [byQuery, byMetadata] {
            #expect((400...428).contains(answer.status) && answer.isOneLine, "\(answer.statusLine)")
            for word in ["chrun", "churn", "fraud"] { #expect(answer.text.contains(word), "\(answer.text)") }
        }
        let odd = try await gate.post("/flagger/\(hook)?analysis=a%0Ab%09c%1B%5B31m%E2%80%A8d", HookBody().text)
        #expect((400...428).contains(odd.status) && odd.isOneLine, "\(odd.text)")
        let long = HookBody(metadata: #""analysis":"\#(String(repeating: "long", count: 5000))""#).text
        let cut = try await gate.post("/flagger/\(hook)", long)
        #expect((400...428).contains(cut.status) && cut.isOneLine, "\(cut.text.utf8.count) bytes")
        // A question that could not be understood begins nothing.
        #expect(try await gate.epochCount("test", "podinfo") == 0)
    }

    @Test("of several analyses one must be named where one is asked")
    func severalAnalyses() async throws {
        let gate = try await RunningGate(
            configuration: GateYAML.text(source: GateYAML.downSource, analyses: twoAnalyses))
        for hook in ["pre-rollout", "rollout", "confirm-traffic-increase", "confirm-promotion", "rollback"] {
            let answer = try await gate.post("/flagger/\(hook)", HookBody().text)
            #expect((400...428).contains(answer.status) && answer.isOneLine, "\(hook): \(answer.statusLine)")
            for word in ["churn", "fraud"] { #expect(answer.text.contains(word), "\(answer.text)") }
        }
        #expect(try await gate.post("/flagger/confirm-rollout", HookBody().text).status == 403)
        for hook in ["event", "post-rollout"] {
            #expect(try await gate.post("/flagger/\(hook)", HookBody().text).status == 200)
        }
        #expect(try await gate.post("/flagger/rollout", HookBody(metadata: #""analysis":"fraud""#).text).status == 200)
    }

    @Test("a path below /flagger/ that is no hook is 4xx", arguments: ["POST", "GET"])
    func unknownHook(method: String) async throws {
        let gate = try await RunningGate(configuration: GateYAML.text(source: GateYAML.downSource))
        let paths = [
            "", "confirm", "rollout/", "rollout/a", "Rollout", "%72ollback/..", "a%0Ab", "a%1B%5B31m",
            "..%2fgate/approve", "//rollout",
        ]
        for path in paths {
            let answer = try await gate.ask(method, "/flagger/\(path)", body: method == "POST" ? HookBody().text : nil)
            #expect((400...428).contains(answer.status) && answer.isOneLine, "\(path): \(answer.statusLine)")
        }
    }

    @Test("a wrong method on the API is 405 with Allow and one line")
    func apiMethods() async throws {
        let gate = try await RunningGate(configuration: GateYAML.text(source: GateYAML.downSource))
        let place = "/v1/gates/test/podinfo/confirm-rollout/default"
        let wrong = [
            ("GET", "\(place)/approve", "POST"), ("GET", "\(place)/halt", "POST"),
            ("PUT", "\(place)/approve", "POST"),
            ("HEAD", "\(place)/approve", "POST"), ("DELETE", place, "GET"), ("POST", place, "GET"),
            ("GET", "/v1/gates/test/podinfo/override", "POST"), ("GET", "/v1/gates/test/podinfo/reset", "POST"),
            ("GET", "/v1/gates/freeze", "POST"), ("POST", "/v1/gates", "GET"), ("POST", "/v1/rollouts", "GET"),
            ("DELETE", "/v1/rollouts/test/podinfo", "GET"), ("POST", "/v1/verdicts", "GET"),
            ("POST", "/v1/analyses", "GET"),
        ]
        for (method, path, allowed) in wrong {
            let answer = try await gate.ask(method, path)
            #expect(answer.status == 405, "\(method) \(path): \(answer.statusLine)")
            #expect(answer.header("Allow")?.contains(allowed) == true, "\(method) \(path)")
            if method != "HEAD" { #expect(answer.isOneLine, "\(method) \(path)") }
        }
    }
}
