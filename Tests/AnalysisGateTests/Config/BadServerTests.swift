import AnalysisGate
import Testing

/// What `check` says of errors outside of `analyses`, word for word. Each text ends with an analysis that is good.
@Suite struct BadServerTests {
    static let rest = "\nsources: {p: {prometheus: \"http://p\"}}\nanalyses: {a: {preset: seed}}\n"

    static let environment = ["TOKEN": "0123456789abcdef", "OTHER": "fedcba9876543210", "SHORT": "x", "EMPTY": ""]

    @Test(arguments: [
        ConfigurationCase(
            "server: {lisen: x}",
            "gate.yaml:1:10: server.lisen: unknown key; did you mean listen? "
                + "Allowed: listen, publicURL, cluster, trust, tokens, metricsToken"),
        ConfigurationCase(
            "notify: {}",
            "gate.yaml:1:1: notify: unknown key; allowed: server, store, sources, include, defaults, analyses"),
        ConfigurationCase(
            "server:",
            "gate.yaml:1:8: server: is empty; must be a mapping with the keys "
                + "listen, publicURL, cluster, trust, tokens, metricsToken"),
        ConfigurationCase(
            "server: {listen: 8080}",
            "gate.yaml:1:18: server.listen: \"8080\" is not allowed; must be an address with a port, "
                + "like 127.0.0.1:8080 or [::]:8080, or unix:path (107 bytes at most)"),
        ConfigurationCase(
            "server: {listen: \"0.0.0.0:80\"}",
            "gate.yaml:1:18: server.listen: listens beyond this machine and knows no caller; "
                + "needs server.tokens or server.trust, or an address on loopback"),
        ConfigurationCase(
            "server: {listen: \"[::]:80\", trust: [], tokens: []}",
            "gate.yaml:1:18: server.listen: listens beyond this machine and knows no caller; "
                + "needs server.tokens or server.trust, or an address on loopback"),
        ConfigurationCase(
            "server: {listen: \"0.0.0.0:80\", trust: [10.0.0.1/8]}",
            "gate.yaml:1:40: server.trust[0]: \"10.0.0.1/8\" is not allowed; must be an address range like 10.0.0.0/8 "
                + "or fd00::/8 with no bits set beyond the prefix"),
        ConfigurationCase(
            "server: {trust: 0.0.0.0/0}",
            "warning: gate.yaml:1:10: server.trust: trusts every address; "
                + "whoever reaches the port may call the hooks"),
        ConfigurationCase(
            "server: {publicURL: \"https://u:secret@h/\", cluster: \"a b\"}",
            "gate.yaml:1:21: server.publicURL: the address must name no user or password; "
                + "a source has basic and bearer for them",
            "gate.yaml:1:53: server.cluster: \"a b\" is not allowed; must be at most 100 letters, digits, _, - or ."),
        ConfigurationCase(
            "server: {metricsToken: hunter2}",
            "gate.yaml:1:24: server.metricsToken: a secret never stands here in clear; "
                + "allowed: {env: NAME} or {file: path}"),
        ConfigurationCase(
            "store: postgresql://u:p@h/d",
            "gate.yaml:1:8: store: this version keeps its state in SQLite only; "
                + "must be sqlite: and the path of a file"),
        ConfigurationCase(
            "store: gate.db", "gate.yaml:1:8: store: must be sqlite: and the path of a file"),
    ])
    func server(_ example: ConfigurationCase) {
        #expect(problems(example.text + Self.rest) == example.lines)
    }

    @Test(arguments: [
        ConfigurationCase(
            "- {name: a, secret: {env: TOKEN}, may: [reed]}",
            "gate.yaml:3:45: server.tokens[0].may[0]: \"reed\" is not allowed; did you mean read? "
                + "Allowed: read, hook, measure, approve, promote, operate"),
        ConfigurationCase(
            "- {}",
            "gate.yaml:3:7: server.tokens[0].name: is missing; must be the caller's name",
            "gate.yaml:3:7: server.tokens[0].secret: is missing; must be {env: NAME}, {file: path} or a list of them",
            "gate.yaml:3:7: server.tokens[0].may: is missing; "
                + "must be a list of read, hook, measure, approve, promote, operate"),
        ConfigurationCase(
            "- {name: a, secret: {env: NONE}, may: read}",
            "gate.yaml:3:25: server.tokens[0].secret: the environment variable NONE is not set"),
        ConfigurationCase(
            "- {name: a, secret: {env: EMPTY}, may: read}",
            "gate.yaml:3:25: server.tokens[0].secret: the environment variable EMPTY is empty"),
        ConfigurationCase(
            "- {name: a, secret: {file: no/such}, may: read}",
            "gate.yaml:3:25: server.tokens[0].secret: the file no/such cannot be read: No such file or directory"),
        ConfigurationCase(
            "- {name: a, secret: {env: TOKEN, file: x}, may: read}",
            "gate.yaml:3:25: server.tokens[0].secret: must be either {env: NAME} or {file: path}"),
        ConfigurationCase(
            "- {name: a, secret: [], may: read}",
            "gate.yaml:3:25: server.tokens[0].secret: must hold at least one of {env: NAME}, {file: path}"),
        ConfigurationCase(
            "- {name: a, secret: {env: SHORT}, may: read}",
            "warning: gate.yaml:3:17: server.tokens[0].secret: the secret is shorter than 16 bytes and can be guessed"),
        ConfigurationCase(
            "- {name: \"a:b\", secret: {env: TOKEN}, may: read, namespaces: []}",
            "gate.yaml:3:14: server.tokens[0].name: \"a:b\" is not allowed; "
                + "must be 1 to 63 characters without : or blanks",
            "gate.yaml:3:66: server.tokens[0].namespaces: names no namespace; "
                + "leave it out for all, or write \"*\""),
        ConfigurationCase(
            "- {name: a, secret: {env: TOKEN}, may: read}\n    - {name: a, secret: [{env: OTHER}], may: read}",
            "gate.yaml:4:7: server.tokens[1]: a token with the name \"a\" stands above; each name once"),
        ConfigurationCase(
            "- {name: a, secret: {env: TOKEN}, may: read}\n    - {name: b, secret: [{env: TOKEN}], may: read}",
            "gate.yaml:4:7: server.tokens[1]: has a secret of the token \"a\"; each token needs its own"),
    ])
    func tokens(_ example: ConfigurationCase) {
        let text = "server:\n  tokens:\n    " + example.text + Self.rest
        #expect(problems(text, environment: Self.environment) == example.lines)
    }

    @Test(arguments: [
        ConfigurationCase(
            "{}", "gate.yaml:1:11: sources.p.prometheus: is missing; must be an address like http://prometheus:9090"),
        ConfigurationCase(
            "{prometheus: \"ftp://h\"}",
            "gate.yaml:1:27: sources.p.prometheus: the address must begin with http:// or https://"),
        ConfigurationCase(
            "{prometheus: \"http://h?x\", timeout: 50ms}",
            "gate.yaml:1:27: sources.p.prometheus: the address must have no query (?) and no fragment (#)",
            "gate.yaml:1:50: sources.p.timeout: \"50ms\" is not allowed; "
                + "must be a duration like 4s, 2m or 1h30m, from 100ms to 30s"),
        ConfigurationCase(
            "{prometheus: \"http://h\", bearer: {env: TOKEN}, basic: {user: u}}",
            "gate.yaml:1:61: sources.p.basic: stands beside bearer; allowed: one of them"),
        ConfigurationCase(
            "{prometheus: \"http://h\", basic: {user: \"a:b\"}}",
            "gate.yaml:1:39: sources.p.basic.password: is missing; must be {env: NAME} or {file: path}",
            "gate.yaml:1:53: sources.p.basic.user: \"a:b\" is not allowed; "
                + "must be a name without : or control characters"),
        ConfigurationCase(
            "{prometheus: \"http://h\", headers: {Host: x, X-Api-Key: y, \"a b\": z, X-Scope-OrgID: [1]}}",
            "gate.yaml:1:49: sources.p.headers.Host: must be a header's name, and none that the request sets itself",
            "gate.yaml:1:69: sources.p.headers.X-Api-Key: a secret never stands here in clear; "
                + "allowed: {env: NAME} or {file: path}",
            "gate.yaml:1:72: sources.p.headers.\"a b\": must be a header's name, and none that the request sets itself",
            "gate.yaml:1:97: sources.p.headers.X-Scope-OrgID: is a list; "
                + "must be text without control characters, {env: NAME} or {file: path}"),
        ConfigurationCase(
            "{prometheus: \"http://h\", ca: none.pem}",
            "gate.yaml:1:39: sources.p.ca: has no effect with an http:// address; allowed with https://",
            "gate.yaml:1:43: sources.p.ca: the file \"none.pem\" cannot be read: No such file or directory"),
    ])
    func sources(_ example: ConfigurationCase) {
        let text = "sources: {p: \(example.text)}\nanalyses: {a: {preset: seed}}\n"
        #expect(problems(text, environment: Self.environment) == example.lines)
    }
}
