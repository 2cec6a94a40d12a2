import AnalysisGate
import JSON
import Testing

@Suite("A freeze reaches no further than its token")
struct FreezeTests {
    let door = Doorway()
    let everybody = Caller(token: "root", address: "10.0.0.1")
    let team = Caller(token: "team", address: "10.0.0.2", namespaces: [Glob("ml-*")])

    var gates: GatesEndpoint { GatesEndpoint(gatekeeper: door.gatekeeper, cluster: "") }

    func freeze(_ body: String, _ caller: Caller) async -> Int {
        do throws(Problem) {
            return try await gates.freeze(Array(body.utf8), caller: caller).status
        } catch {
            return error.status
        }
    }

    func unfreeze(_ id: String, _ caller: Caller) async -> Int {
        do throws(Problem) {
            return try await gates.unfreeze(Array("{\"id\":\"\(id)\"}".utf8), caller: caller).status
        } catch {
            return error.status
        }
    }

    func holds(_ caller: Caller) -> [String] {
        let answer = gates.list(namespace: nil, name: nil, caller: caller)
        let document = try? JSONValue.parse(answer.body)
        return document?["holds"]?.elements?.compactMap { $0["namespaces"]?.stringValue } ?? []
    }

    /// Freezes by a caller who may do everything; gives the freeze's id.
    func frozen(_ namespaces: String) async throws -> String {
        let body = "{\"namespaces\":[\"\(namespaces)\"],\"for\":\"1h\"}"
        let answer = try await gates.freeze(Array(body.utf8), caller: everybody)
        return try #require(try JSONValue.parse(answer.body)["id"]?.stringValue)
    }

    @Test(
        "what lies beyond the token's namespaces is refused",
        arguments: [
            ("ml-a", 200), ("ml-*", 200), ("ml-?", 200), ("prod", 403), ("*", 403), ("m*", 403), ("ml-a,prod", 400),
            ("ml-a prod", 400), ("ml-a/x", 400),
        ])
    func beyond(namespaces: String, status: Int) async {
        #expect(await freeze("{\"namespaces\":[\"\(namespaces)\"],\"for\":\"1h\"}", team) == status)
    }

    @Test("a comma in a list of texts separates no further namespace")
    func comma() async {
        #expect(await freeze("{\"namespaces\":\"ml-a,prod\",\"for\":\"1h\"}", team) == 403)
        #expect(await freeze("{\"namespaces\":\"ml-a,ml-b\",\"for\":\"1h\"}", team) == 200)
    }

    @Test("a freeze of others is neither lifted nor changed")
    func ofOthers() async throws {
        let id = try await frozen("prod")
        #expect(await unfreeze(id, team) == 403)
        #expect(await freeze("{\"namespaces\":[\"ml-a\"],\"for\":\"1h\",\"id\":\"\(id)\"}", team) == 403)
        #expect(holds(everybody) == ["prod"])
        #expect(await unfreeze(id, everybody) == 200)
    }

    @Test("an override is no freeze, whatever id is given")
    func override() async throws {
        _ = await door.ask(.rollout)
        let hold = try await door.gatekeeper.override(
            door.key, seconds: 600, by: Actor(token: "root"), reason: "known")
        #expect(await freeze("{\"namespaces\":[\"ml\"],\"for\":\"1h\",\"id\":\"\(hold.id)\"}", everybody) == 404)
        #expect(await unfreeze(hold.id, everybody) == 404)
        #expect(await door.ask(.confirmPromotion) == 200)
    }

    @Test("a token sees the holds on its own namespaces")
    func seen() async throws {
        _ = try await frozen("prod")
        _ = try await frozen("ml-a")
        _ = try await frozen("*")
        #expect(holds(team).sorted() == ["*", "ml-a"])
        #expect(holds(everybody).count == 3)
    }

    @Test("a time beyond the year 9999 is refused", arguments: ["1e300", "253402300800"])
    func endless(to: String) async {
        #expect(await freeze("{\"namespaces\":[\"ml\"],\"to\":\"\(to)\"}", everybody) == 400)
    }
}

@Suite("One pattern covers another")
struct GlobCoverTests {
    @Test(
        "only where every name of the other fits it",
        arguments: [
            ("ml-*", "ml-a", true), ("ml-*", "ml-*", true), ("ml-*", "ml-?b*", true), ("*", "*", true),
            ("ml-?", "ml-*", false), ("ml-?", "ml-?", true), ("ml-a", "ml-*", false), ("ml-*", "*", false),
            ("*-ml", "*-ml", true), ("a*b", "a*b", true), ("a*b", "a*c", false),
        ])
    func covers(pattern: String, other: String, does: Bool) {
        #expect(Glob(pattern).covers(Glob(other)) == does)
    }
}
