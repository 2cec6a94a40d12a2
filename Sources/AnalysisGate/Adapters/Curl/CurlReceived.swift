/// What has come of an answer, within its limits.
struct CurlReceived {
    private(set) var headers: [HeaderField] = []
    private(set) var body: [UInt8] = []
    /// Set once a limit was passed; the transfer is then broken off.
    private(set) var failure: ClientFailure?
    private let limitBytes: Int
    private var headerBytes = 0

    /// Bytes of one answer's header lines together.
    static let maximumHeaderBytes = 64 << 10

    init(limitBytes: Int) {
        self.limitBytes = limitBytes
    }

    /// Takes a piece of the decompressed body; false when it goes over the limit.
    mutating func addBody(_ piece: UnsafeRawBufferPointer) -> Bool {
        guard piece.count <= limitBytes - body.count else {
            failure = .tooLarge(limitBytes: limitBytes)
            return false
        }
        unsafe body.append(contentsOf: piece)
        return true
    }

    /// Takes one line of the head; a status line begins a new answer, after a redirect for instance.
    mutating func addHeaderLine(_ line: [UInt8]) -> Bool {
        if line.starts(with: "HTTP/".utf8) {
            headers = []
            headerBytes = 0
            return true
        }
        headerBytes += line.count
        guard headerBytes <= Self.maximumHeaderBytes else {
            failure = .broken("header fields of more than \(Self.maximumHeaderBytes) bytes")
            return false
        }
        guard let colon = line.firstIndex(of: 0x3A) else { return true }
        let blanks: Set<UInt8> = [0x20, 0x09, 0x0D, 0x0A]
        let after = line[(colon + 1)...].drop { blanks.contains($0) }
        let end = after.lastIndex { !blanks.contains($0) }.map { $0 + 1 } ?? after.startIndex
        headers.append(
            HeaderField(
                String(decoding: line[..<colon], as: UTF8.self),
                String(decoding: after[after.startIndex..<end], as: UTF8.self)))
        return true
    }
}
