import AnalysisGate
import Testing

/// Addresses, ranges and base addresses.
@Suite struct AddressTests {
    @Test(arguments: [
        ("10.0.0.0/8", "10.255.0.1", true), ("10.0.0.0/8", "11.0.0.0", false), ("10.1.2.3", "10.1.2.3", true),
        ("10.1.2.3", "10.1.2.4", false), ("0.0.0.0/0", "255.255.255.255", true), ("0.0.0.0/0", "::1", false),
        ("fd00::/8", "fdff::1", true), ("fd00::/8", "fe00::1", false), ("::/0", "1::", true), ("::1", "::1", true),
        ("2001:db8:0:1::/64", "2001:db8:0:1:ffff::", true), ("2001:db8:0:1::/64", "2001:db8:0:2::", false),
        ("2001:db8::/65", "2001:db8::7fff:0:0:0", true), ("2001:db8::/65", "2001:db8::8000:0:0:0", false),
        ("::ffff:10.0.0.1", "10.0.0.1", true),
    ])
    func ranges(_ range: String, _ address: String, _ isInside: Bool) throws {
        let address = try #require(IPAddress(address))
        #expect(try #require(CIDR(range)).contains(address) == isInside)
    }

    @Test(arguments: [
        "", "/8", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/+8", "10.0.0.1/8", "10.0.0/8", "::1/64",
        "::/129", "10.0.0.0/8/8", "example.org", "01.2.3.4", "1.2.3.4 ",
    ])
    func noRanges(_ text: String) {
        #expect(CIDR(text) == nil)
    }

    @Test(arguments: [
        ("127.0.0.1:8080", true), ("127.9.9.9:1", true), ("0.0.0.0:80", false), ("[::1]:80", true), ("[::]:80", false),
        ("unix:/run/s", true), ("10.0.0.1:0", false),
    ])
    func listening(_ text: String, _ isLoopback: Bool) throws {
        let address = try #require(ListenAddress(text))
        #expect(address.isLoopback == isLoopback)
        #expect(ListenAddress(address.description) == address)
    }

    @Test(arguments: [
        "", "8080", ":8080", "::1:8080", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536", "127.0.0.1:+80", "[127.0.0.1]:1",
        "gate:8080", "unix:", "unix:/" + String(repeating: "a", count: 107), "127.0.0.1:80 ",
    ])
    func notListening(_ text: String) {
        #expect(ListenAddress(text) == nil)
    }

    @Test(arguments: [
        ("http://prometheus:9090", "http://prometheus:9090"), ("https://a.example.org/x//", "https://a.example.org/x"),
        ("http://[::1]:9090/", "http://[::1]:9090"), ("http://10.0.0.1", "http://10.0.0.1"),
        ("http://a_b", "http://a_b"),
    ])
    func baseAddresses(_ text: String, _ trimmed: String) throws {
        #expect(try BaseURL(text).text == trimmed)
    }

    @Test(arguments: [
        "", "prometheus:9090", "http://", "http:///x", "http://:80", "http://h:0", "http://h:65536", "http://h:x",
        "http://u:p@h", "http://h?a", "http://h#a", "http://h/a b", "http://ü", "http://[::1", "http://[x]:80",
        "http://::1",
        "file:///etc", "http://h:+8",
    ])
    func noBaseAddresses(_ text: String) {
        #expect((try? BaseURL(text)) == nil)
    }
}
