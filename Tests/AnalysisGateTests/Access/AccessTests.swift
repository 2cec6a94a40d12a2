import AnalysisGate
import Foundation
import Testing

@Suite("Who may do what")
struct AccessTests {
    private static let elsewhere = Peer.v4(0x0A01_0203)
    private static let thisMachine: [Peer] = [.local, .v4(0x7F00_0001), .v4(0x7F12_3456), .v6(0, 1)]

    private static var server: ServerConfiguration {
        var server = ServerConfiguration()
        server.tokens = [
            TokenConfiguration(
                name: "flagger", secrets: [secret("old secret"), secret("new secret")], may: [.hook, .measure],
                namespaces: [Glob("ml-*"), Glob("web")]),
            TokenConfiguration(name: "release-team", secrets: [secret("p:a:s:s")], may: [.read, .approve]),
        ]
        return server
    }

    private static func secret(_ text: String) -> Secret {
        Secret(Array(text.utf8))
    }

    private static func basic(_ user: String, _ password: String) -> String {
        "Basic " + Data("\(user):\(password)".utf8).base64EncodedString()
    }

    /// The token's name when allowed, the status when refused.
    private func outcome(
        _ server: ServerConfiguration, _ permission: Permission, _ scope: AccessScope = .filtered,
        _ authorization: [String] = [], peer: Peer = elsewhere
    ) -> String {
        let headers = authorization.map { HeaderField("aUthorization", $0) }
        switch Access(server).decide(permission, in: scope, headers: headers, peer: peer) {
        case .allowed(let grant): return "allowed \(grant.token)"
        case .refused(let problem): return "\(problem.status) \(problem.message)"
        }
    }

    @Test("without tokens and trust this machine may do everything, others nothing", arguments: Permission.allCases)
    func open(permission: Permission) {
        for peer in Self.thisMachine {
            #expect(outcome(ServerConfiguration(), permission, .everything, peer: peer) == "allowed ")
        }
        for peer in [Self.elsewhere, .v6(0, 2), .v6(0, 0), .v4(0), .v4(0x8000_0001)] {
            let answer = outcome(ServerConfiguration(), permission, ["Bearer "], peer: peer)
            #expect(answer.hasPrefix("403 ") && answer.contains("server.tokens"))
        }
    }

    private func outcome(
        _ server: ServerConfiguration, _ permission: Permission, _ authorization: [String], peer: Peer = elsewhere
    ) -> String {
        outcome(server, permission, .filtered, authorization, peer: peer)
    }

    @Test("each of a token's secrets opens, by Bearer and by Basic")
    func secrets() {
        for secret in ["old secret", "new secret"] {
            for scheme in ["Bearer", "bearer", "BEARER", "Bearer  "] {
                #expect(outcome(Self.server, .hook, ["\(scheme) \(secret)"]) == "allowed flagger")
            }
            #expect(outcome(Self.server, .hook, [Self.basic("flagger", secret)]) == "allowed flagger")
        }
        #expect(outcome(Self.server, .approve, [Self.basic("release-team", "p:a:s:s")]) == "allowed release-team")
    }

    @Test(
        "what shows no known secret is 401 and says how",
        arguments: [
            "Bearer", "Bearer ", "Bearer old secre", "Bearer old secret2", "Bearer OLD SECRET", "old secret",
            "Digest old secret", "Bearer\told secret", "Basic old secret", "Basic !!!!", "Basic",
            basic("release-team", "old secret"), basic("", "old secret"), basic("FLAGGER", "old secret"),
            basic("flagger", ""), basic("flagger", "old secret") + "=", "Basic Zmxh Z2dlcg==", "",
        ])
    func unknown(authorization: String) {
        let answer = outcome(Self.server, .hook, [authorization])
        #expect(answer.hasPrefix("401 hook needs a token: no Authorization header (Bearer SECRET"), "\(answer)")
    }

    @Test("401 names the schemes")
    func challenge() {
        guard case .refused(let problem) = Access(Self.server).decide(.read, in: .filtered, headers: [], peer: .local)
        else {
            Issue.record("let in")
            return
        }
        #expect(problem.status == 401)
        #expect(problem.headers.contains { $0.name == "WWW-Authenticate" && $0.value.contains("Basic realm=") })
        #expect(problem.message.contains("no Authorization header came"))
    }

    @Test("any of several headers may be the valid one, the first eight count")
    func severalHeaders() {
        let wrong = "Bearer wrong"
        let right = "Bearer new secret"
        #expect(outcome(Self.server, .hook, [wrong, "garbage", right]) == "allowed flagger")
        #expect(outcome(Self.server, .approve, [right, "Bearer p:a:s:s"]) == "allowed release-team")
        let eight = Array(repeating: wrong, count: 7) + [right]
        #expect(outcome(Self.server, .hook, eight) == "allowed flagger")
        #expect(outcome(Self.server, .hook, [wrong] + eight).hasPrefix("401"))
    }

    @Test("a token does what it may and nothing else", arguments: Permission.allCases)
    func permissions(permission: Permission) {
        let answer = outcome(Self.server, permission, ["Bearer old secret"])
        if permission == .hook || permission == .measure {
            #expect(answer == "allowed flagger")
        } else {
            #expect(answer == "403 token flagger may hook, measure; this needs \(permission.rawValue)")
        }
    }

    @Test("a token acts in its namespaces alone")
    func namespaces() {
        let flagger = ["Bearer old secret"]
        for name in ["ml-", "ml-churn", "web"] {
            #expect(outcome(Self.server, .hook, .namespace(name), flagger) == "allowed flagger")
        }
        for name in ["", "ml", "xml-churn", "web2", "ML-churn", "webml-"] {
            let answer = outcome(Self.server, .hook, .namespace(name), flagger)
            #expect(answer == "403 token flagger is for namespaces ml-*, web, not for \"\(name)\"")
        }
        #expect(outcome(Self.server, .hook, .everything, flagger).hasPrefix("403 token flagger is for namespaces"))
        #expect(outcome(Self.server, .read, .everything, ["Bearer p:a:s:s"]) == "allowed release-team")
        #expect(outcome(Self.server, .hook, .namespace("a\nb"), flagger).contains("\"a?b\""))
    }

    @Test("a grant says what it covers")
    func grants() {
        guard
            case .allowed(let grant) = Access(Self.server).decide(
                .hook, in: .filtered, headers: [HeaderField("Authorization", "Bearer old secret")], peer: .local)
        else {
            Issue.record("refused")
            return
        }
        #expect(grant.covers(namespace: "ml-a") && !grant.covers(namespace: "prod"))
        #expect(grant.covers(pattern: "ml-*") && grant.covers(pattern: "ml-a") && grant.covers(pattern: "web"))
        #expect(!grant.covers(pattern: "*") && !grant.covers(pattern: "m*") && !grant.covers(pattern: "ml-?"))
    }

    @Test("with tokens this machine has no right of its own")
    func noLoopbackRight() {
        for peer in Self.thisMachine {
            #expect(outcome(Self.server, .read, [], peer: peer).hasPrefix("401"))
        }
    }

    @Test("trusted peers call hooks and measurements, never more", arguments: Permission.allCases)
    func trust(permission: Permission) throws {
        var server = ServerConfiguration()
        server.trust = [try #require(CIDR("10.0.0.0/8")), try #require(CIDR("fd00::/8"))]
        let inside: [Peer] = [Self.elsewhere, .v6(0xFD12_0000_0000_0000, 7)]
        let outside: [Peer] = [.v4(0x0B00_0001), .v6(0xFE80_0000_0000_0000, 7), .local, .v4(0x7F00_0001)]
        let mayCall = permission == .hook || permission == .measure
        for tokens in [[], Self.server.tokens] {
            server.tokens = tokens
            let status = tokens.isEmpty ? "403" : "401"
            for peer in inside {
                #expect(outcome(server, permission, [], peer: peer).hasPrefix(mayCall ? "allowed" : status))
                // A wrong token takes nothing away: the caller could leave it out.
                #expect(outcome(server, permission, ["Bearer x"], peer: peer).hasPrefix(mayCall ? "allowed" : status))
            }
            for peer in outside { #expect(outcome(server, permission, [], peer: peer).hasPrefix(status)) }
        }
        server.trust = [try #require(CIDR("127.0.0.1"))]
        #expect(outcome(server, .hook, [], peer: .local) == "allowed ")
    }

    @Test("an empty secret is none")
    func emptySecret() {
        var server = ServerConfiguration()
        server.tokens = [TokenConfiguration(name: "x", secrets: [Self.secret("")], may: Set(Permission.allCases))]
        server.metricsToken = Self.secret("")
        for header in ["Bearer ", "Bearer  ", Self.basic("x", ""), ""] {
            #expect(outcome(server, .read, [header], peer: .local).hasPrefix("401"))
            let refusal = Access(server).refusalOfMetrics(headers: [HeaderField("Authorization", header)])
            #expect(refusal?.status == 401)
        }
    }

    @Test("/metrics answers everyone until a token is set")
    func metrics() {
        #expect(Access(Self.server).refusalOfMetrics(headers: []) == nil)
        var server = Self.server
        server.metricsToken = Self.secret("scrape me")
        let access = Access(server)
        for value in ["Bearer scrape me", Self.basic("prometheus", "scrape me")] {
            #expect(access.refusalOfMetrics(headers: [HeaderField("Authorization", value)]) == nil)
        }
        for value in ["Bearer scrape", "Bearer p:a:s:s", ""] {
            #expect(access.refusalOfMetrics(headers: [HeaderField("Authorization", value)])?.status == 401)
        }
        #expect(access.refusalOfMetrics(headers: [])?.message.contains("server.metricsToken") == true)
    }

    @Test("no refusal shows a secret")
    func noSecretShown() {
        for permission in Permission.allCases {
            for header in ["Bearer old secret", Self.basic("release-team", "p:a:s:s"), "Bearer guess"] {
                let answer = outcome(Self.server, permission, .namespace("prod"), [header])
                for secret in ["old secret", "new secret", "p:a:s:s", "guess"] { #expect(!answer.contains(secret)) }
            }
        }
    }
}
