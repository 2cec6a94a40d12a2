import AnalysisGate

/// Drives a connection's state machine without socket, thread or clock.
struct MachineDriver {
    var machine: ConnectionMachine
    var context: ConnectionContext
    /// Work that was started and waits for the test to finish it.
    var work: [ConnectionMachine.Work] = []
    let refusals = Locked<[Int]>([])

    init(limits: HTTPLimits = HTTPLimits(), handler: any Handler = EchoHandler()) {
        machine = ConnectionMachine(peer: .local, nowSeconds: 0)
        context = ConnectionContext(handler: handler, limits: limits) { [refusals] problem, _ in
            refusals.withLock { $0.append(problem.status) }
        }
    }

    mutating func receive(_ text: String) {
        let bytes = Array(text.utf8)
        machine.receive(bytes, count: bytes.count, &context)
        collectWork()
    }

    private mutating func collectWork() {
        work += context.started
        context.started = []
    }

    /// Finishes the work that was started as `index`-th and is still listed.
    mutating func complete(_ index: Int, with response: Response) {
        machine.complete(work[index].sequence, with: response, &context)
    }

    mutating func resume() -> Bool {
        defer { collectWork() }
        return machine.resume(&context)
    }

    /// Takes what stands in the output, as a reader would, and returns it.
    mutating func read(atMost count: Int = .max) -> String {
        let start = machine.output.written
        let end = min(machine.output.bytes.count, count == .max ? .max : start + count)
        let bytes = Array(machine.output.bytes[start..<end])
        machine.wrote(bytes.count, nowSeconds: context.nowSeconds, limits: context.limits)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The status codes of the answers that stand in the output; takes them.
    mutating func readStatuses() -> [Int] {
        read().components(of: "HTTP/1.1 ").compactMap { Int($0.prefix(3)) }
    }

    mutating func next() -> ConnectionMachine.Next {
        machine.next(nowSeconds: context.nowSeconds, limits: context.limits)
    }

    /// Lets time pass, and what is due by then.
    mutating func advance(to seconds: Double) {
        context.nowSeconds = seconds
        if machine.deadlineSeconds(context.limits) <= seconds { machine.expire(&context) }
    }

    var deadlineSeconds: Double { machine.deadlineSeconds(context.limits) }
    var wantsInput: Bool { machine.wantsInput(context.limits) }
}

extension String {
    /// The parts that follow each occurrence of `separator`.
    func components(of separator: String) -> [Substring] {
        var parts: [Substring] = []
        var rest = self[...]
        while let range = rest.firstRange(of: separator) {
            rest = rest[range.upperBound...]
            parts.append(rest)
        }
        return parts
    }
}
