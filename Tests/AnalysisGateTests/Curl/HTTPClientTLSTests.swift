import AnalysisGate
import TestKit
import Testing

@Suite("Outgoing HTTP over TLS")
struct HTTPClientTLSTests {
    let client = HTTPClient(userAgent: "test")

    /// A certificate for `localhost` and 127.0.0.1 that signs itself.
    private func certificate(in folder: TemporaryFolder, _ name: String) async throws -> ClientTLS {
        let tls = ClientTLS(certificateFile: folder.path("\(name).pem"), keyFile: folder.path("\(name).key"))
        let made = try await ChildProcess.run(
            "openssl",
            [
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
                "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1",
                "-keyout", tls.keyFile ?? "", "-out", tls.certificateFile ?? "",
            ])
        try #require(made.status == 0, "\(made.errors)")
        return tls
    }

    private func serve(_ tls: ClientTLS, _ arguments: [String] = []) async throws -> (ChildProcess, String) {
        let port = try Socket.freePort()
        let child = try ChildProcess(
            "openssl",
            [
                "s_server", "-quiet", "-www", "-accept", "127.0.0.1:\(port)", "-cert", tls.certificateFile ?? "",
                "-key", tls.keyFile ?? "",
            ] + arguments)
        try await waitUntil("openssl s_server") { (try? Socket.connect(port: port)) != nil }
        return (child, "https://127.0.0.1:\(port)/")
    }

    private func failure(_ request: ClientRequest) async -> ClientFailure? {
        do throws(ClientFailure) {
            _ = try await client.send(request)
            return nil
        } catch {
            return error
        }
    }

    @Test("a server is trusted for its authority's sake alone")
    func authority() async throws {
        let folder = try TemporaryFolder()
        let ours = try await certificate(in: folder, "ours")
        let others = try await certificate(in: folder, "others")
        let (server, url) = try await serve(ours)
        var request = ClientRequest("GET", url, timeoutSeconds: 60)
        request.tls.authorityFile = ours.certificateFile
        #expect(try await client.send(request).status == 200)
        for wrong in [nil, others.certificateFile, folder.path("none")] {
            request.tls.authorityFile = wrong
            guard case .untrusted = await failure(request) else {
                Issue.record("trusted by \(wrong ?? "the system")")
                continue
            }
        }
        try await server.kill()
    }

    @Test("a client certificate is shown where the server asks for one")
    func clientCertificate() async throws {
        let folder = try TemporaryFolder()
        let tls = try await certificate(in: folder, "ours")
        let (server, url) = try await serve(
            tls, ["-Verify", "1", "-verify_return_error", "-CAfile", tls.certificateFile ?? ""])
        var request = ClientRequest("GET", url, timeoutSeconds: 60)
        request.tls.authorityFile = tls.certificateFile
        #expect(await failure(request) != nil)
        request.tls.certificateFile = tls.certificateFile
        request.tls.keyFile = tls.keyFile
        #expect(try await client.send(request).status == 200)
        try await server.kill()
    }
}
