/// The answers that a connection owes, in the order of its requests (RFC 9112, 9.3.2).
struct AnswerQueue: Sendable {
    /// One answer, ready or awaited.
    struct Entry: Sendable {
        /// An answer, or `100 Continue` on the way to one.
        enum Content: Sendable {
            case awaited
            case ready(Response)
            case interim
        }

        var isHead: Bool
        /// Whether the connection ends with it.
        var closes: Bool
        var content: Content
        /// What the request's body takes in memory while it is being answered.
        var bodyBytes = 0
    }

    private var entries: [Entry] = []
    private var firstSequence = 0

    /// The bodies of the requests that are being answered.
    private(set) var bodyBytes = 0

    var isEmpty: Bool { entries.isEmpty }
    var count: Int { entries.count }

    /// Adds an answer at the end and returns the number by which it is known.
    mutating func append(_ entry: Entry) -> Int {
        entries.append(entry)
        bodyBytes += entry.bodyBytes
        return firstSequence + entries.count - 1
    }

    /// Fills in an awaited answer; a number that is not awaited is ignored.
    mutating func fill(_ sequence: Int, with response: Response) {
        let index = sequence - firstSequence
        guard entries.indices.contains(index), case .awaited = entries[index].content else { return }
        entries[index].content = .ready(response)
    }

    /// Takes the first answer if it is ready.
    mutating func popReady() -> Entry? {
        guard let first = entries.first else { return nil }
        if case .awaited = first.content { return nil }
        entries.removeFirst()
        // An idle connection holds no space.
        if entries.isEmpty { entries = [] }
        bodyBytes -= first.bodyBytes
        firstSequence += 1
        return first
    }
}
