/// The refusals of the parser: each names what was wrong and what would be right.
enum Refusal {
    static func badRequest(_ message: String) -> Problem {
        Problem(400, message)
    }

    static func targetTooLong(limitBytes: Int) -> Problem {
        Problem(414, "the request target is longer than \(limitBytes) bytes")
    }

    static func headerTooLarge(limitBytes: Int) -> Problem {
        Problem(431, "the header block is larger than \(limitBytes) bytes")
    }

    static func tooManyHeaders(limit: Int) -> Problem {
        Problem(431, "the request has more than \(limit) header fields")
    }

    static func bodyTooLarge(limitBytes: Int) -> Problem {
        Problem(413, "the body is larger than \(limitBytes) bytes, the limit of this path")
    }

    /// A fault inside a line; `place` is "the request line", "a header field", …
    static func fault(_ fault: LineFault, in place: String, tooLong: Problem) -> Problem {
        switch fault {
        case .bareLineFeed: badRequest("\(place) ends with LF alone; lines end with CR LF")
        case .bareCarriageReturn: badRequest("\(place) holds a CR that no LF follows; lines end with CR LF")
        case .control(let byte): badRequest("\(place) holds the control byte \(ASCII.name(byte))")
        case .nonASCII(let byte):
            badRequest("\(place) holds the raw non-ASCII byte \(ASCII.name(byte)); percent-encode it as UTF-8")
        case .tooLong: tooLong
        }
    }
}
