import AnalysisGate
import Testing

/// Secrets come from elsewhere and never show.
@Suite struct SecretTests {
    @Test func `nothing prints a secret`() throws {
        let secret = Secret(Array("hunter2-hunter2".utf8))
        var dumped = ""
        dump([secret], to: &dumped)
        for text in ["\(secret)", String(reflecting: secret), "\([secret])", "\(Optional(secret) as Any)", dumped] {
            #expect(!text.contains("hunter2") && !text.contains("104"), "\(text)")
        }
        let load = ConfigurationLoader.load("conf/gate.yaml", files: GoodConfigurationTests.files)
        var whole = ""
        dump(load, to: &whole)
        whole += "\(load)" + String(reflecting: load)
        #expect(whole.contains("release-team"))
        for part in ["0123456789", "48, 49, 50"] { #expect(!whole.contains(part)) }
    }

    private func read(_ source: SecretSource, _ bytes: [UInt8]? = nil, _ variable: String? = nil) -> String {
        let files = ConfigurationFiles(
            read: { (path: String, _: Int) throws(FileProblem) -> [UInt8] in
                guard let bytes else { throw FileProblem("No such file or directory") }
                return bytes
            },
            list: { (_: String) throws(FileProblem) -> [String] in [] },
            environment: { _ in variable })
        do throws(SecretProblem) {
            return String(decoding: try source.read(with: files).revealed, as: UTF8.self)
        } catch {
            return "! " + error.reason
        }
    }

    @Test func `one newline at the end is dropped`() {
        let file = SecretSource.file(path: "f")
        #expect(read(file, Array("abc".utf8)) == "abc")
        #expect(read(file, Array("abc\n".utf8)) == "abc")
        #expect(read(file, Array("abc\r\n".utf8)) == "abc")
        #expect(read(file, Array(" abc ".utf8)) == " abc ")
        #expect(read(.environment(name: "E"), nil, "abc\n") == "abc")
    }

    @Test func `what could be used for something else is refused`() {
        let file = SecretSource.file(path: "f")
        let control = "! the file f holds a line break or another control character inside the secret"
        #expect(read(file, Array("abc\n\n".utf8)) == control)
        #expect(read(file, Array("abc\r\nX: y".utf8)) == control)
        #expect(read(file, [0x61, 0]) == control)
        #expect(read(file, []) == "! the file f is empty")
        #expect(read(file, [0x0A]) == "! the file f is empty")
        #expect(read(file) == "! the file f cannot be read: No such file or directory")
        #expect(read(.environment(name: "E")) == "! the environment variable E is not set")
    }
}
