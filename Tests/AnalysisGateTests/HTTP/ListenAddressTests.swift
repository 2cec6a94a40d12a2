import AnalysisGate
import Testing

@Suite("Addresses to listen on")
struct ListenAddressTests {
    @Test(arguments: [
        ("0.0.0.0:8080", ListenAddress.v4(0, port: 8080), false),
        ("127.0.0.1:0", .v4(0x7F00_0001, port: 0), true),
        ("localhost:80", .v4(0x7F00_0001, port: 80), true),
        ("[::]:8080", .v6(0, 0, port: 8080), false),
        ("[::1]:8080", .v6(0, 1, port: 8080), true),
        ("[2001:db8::5]:1", .v6(0x2001_0DB8_0000_0000, 5, port: 1), false),
        ("unix:/run/gate.sock", .unix(path: "/run/gate.sock"), true),
    ])
    func reads(_ text: String, _ address: ListenAddress, _ isLoopback: Bool) {
        let read = ListenAddress(text)
        #expect(read == address)
        #expect(read?.isLoopback == isLoopback)
        #expect(ListenAddress(address.description) == address)
    }

    @Test(arguments: [
        "", ":8080", "8080", "0.0.0.0", "0.0.0.0:", "0.0.0.0:65536", "0.0.0.0:-1", "1.2.3:80", "::1:80", "[::1]",
        "[::1:80", "example.org:80", "unix:", "unix:/\(String(repeating: "x", count: 107))",
    ])
    func refuses(_ text: String) {
        #expect(ListenAddress(text) == nil)
    }
}
