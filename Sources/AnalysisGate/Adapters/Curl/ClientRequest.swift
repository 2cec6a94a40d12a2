/// A request to somebody else's server.
package struct ClientRequest: Sendable {
    package var method: String
    /// An absolute `http` or `https` address without user information.
    package var url: String
    package var headers: [HeaderField]
    package var body: [UInt8]
    package var credentials = ClientCredentials.none
    /// From the call to the last byte of the answer, waiting for a free place included.
    package var timeoutSeconds: Double
    /// Bytes of the body after decompression.
    package var maximumAnswerBytes: Int
    /// How many redirects are followed; at 0 a 3xx is an answer like any other.
    package var maximumRedirects = 0
    package var tls = ClientTLS()
    /// A Unix socket to connect to in place of the address's host and port.
    package var unixSocketPath: String?

    package init(
        _ method: String, _ url: String, headers: [HeaderField] = [], body: [UInt8] = [],
        timeoutSeconds: Double, maximumAnswerBytes: Int = 1 << 20
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.timeoutSeconds = timeoutSeconds
        self.maximumAnswerBytes = maximumAnswerBytes
    }

    /// What keeps the request from being sent as it stands; nil when nothing does.
    var defect: String? {
        guard !method.isEmpty, method.utf8.allSatisfy({ $0 >= 0x41 && $0 <= 0x5A }) else {
            return "a method consists of the letters A to Z"
        }
        guard timeoutSeconds > 0, timeoutSeconds <= 86_400 else {
            return "a timeout lies above 0 and at most at 86400 s"
        }
        guard url.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            return "an address has visible ASCII characters only"
        }
        for field in headers where !field.isSendable {
            return "a header field's name is a token and its value has no control characters"
        }
        return nil
    }
}

extension HeaderField {
    /// Whether the field can be written on one line as RFC 9110, 5.1 and 5.5 have it.
    fileprivate var isSendable: Bool {
        let name = self.name.utf8
        let marks = Set("!#$%&'*+-.^_`|~".utf8)
        let isToken = name.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                || marks.contains(byte)
        }
        return !name.isEmpty && isToken && value.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }
    }
}
