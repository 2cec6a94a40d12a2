import DriftStats

/// An e-process with restarts and the rows that it has seen, so that a later look adds only what is new.
struct ProcessRun<Process: Sendable, Row: Sendable & Equatable>: Sendable {
    private(set) var process: Process
    /// The first row of each copy, the first copy first.
    private(set) var begins = [0]
    private var rows: [Row] = []
    private var restarts: [Int] = []

    init(_ process: Process) {
        self.process = process
    }

    /// Whether these rows and restarts go on where this run has stopped.
    func isBeginning(of rows: [Row], restarts: [Int]) -> Bool {
        rows.count >= self.rows.count && restarts.starts(with: self.restarts) && rows.starts(with: self.rows)
    }

    /// Takes the rows that are new.
    ///
    /// - Parameter restarts: copies begun before each row, as `RestartPlan` counts them.
    mutating func advance(
        to rows: [Row], restarts: [Int], restart: (inout Process) -> Void,
        add: (inout Process, Row) throws(InvalidArgument) -> Void
    ) throws(InvalidArgument) {
        for index in self.rows.count..<rows.count {
            while begins.count <= restarts[index] {
                restart(&process)
                begins.append(index)
            }
            try add(&process, rows[index])
        }
        self.rows = rows
        self.restarts = restarts
    }
}
