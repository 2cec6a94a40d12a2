package import Metrics

/// One evaluation at a time for each epoch and analysis, as filled in for the hook: whoever asks meanwhile joins it.
///
/// Nobody waits longer than the budget. What is not ready by then goes on, and is the next asker's at once.
package actor AnalysisDesk {
    /// A verdict this young serves the other hooks of the same tick.
    package static let reuseSeconds = 1.0
    /// A verdict that nobody waited for long enough is handed out as long as it is not older than this.
    package static let lateSeconds = 120.0

    private struct Place: Hashable {
        var rollout: RolloutKey
        var epoch: String
        var analysis: Analysis
    }

    private struct Entry {
        var running = false
        var finished: (verdict: Verdict, at: Double)?
        /// Nobody has been given the finished verdict yet.
        var isLate = false
        var waiters: [Int: CheckedContinuation<Verdict?, Never>] = [:]
    }

    private let analyst: any Analyst
    private let clock: @Sendable () -> Double
    private let sleep: @Sendable (Double) async -> Void
    private var entries: [Place: Entry] = [:]
    private var lastTicket = 0

    /// - Parameters:
    ///   - clock: Unix seconds.
    ///   - sleep: Waits so many seconds.
    package init(
        analyst: any Analyst, clock: @escaping @Sendable () -> Double,
        sleep: @escaping @Sendable (Double) async -> Void
    ) {
        self.analyst = analyst
        self.clock = clock
        self.sleep = sleep
    }

    /// The verdict, or nil when it is not ready within the budget.
    package func verdict(on question: AnalysisQuestion, budgetSeconds: Double) async -> Verdict? {
        let place = Place(rollout: question.rollout, epoch: question.epoch, analysis: question.analysis)
        var entry = entries[place] ?? Entry()
        if let finished = entry.finished,
            clock() - finished.at < (entry.isLate ? Self.lateSeconds : Self.reuseSeconds)
        {
            entry.isLate = false
            entries[place] = entry
            return finished.verdict
        }
        if !entry.running {
            entry.running = true
            entries[place] = entry
            Task { await self.evaluate(question, at: place) }
        }
        return await wait(at: place, seconds: budgetSeconds)
    }

    /// Drops what was kept for an epoch that is over.
    package func forget(epoch: String) async {
        entries = entries.filter { $0.key.epoch != epoch || $0.value.running }
        await analyst.forget(epoch: epoch)
    }

    private func evaluate(_ question: AnalysisQuestion, at place: Place) async {
        let verdict = await analyst.verdict(on: question)
        guard var entry = entries[place] else { return }
        entry.running = false
        entry.finished = (verdict, clock())
        entry.isLate = entry.waiters.isEmpty
        let waiters = entry.waiters
        entry.waiters = [:]
        entries[place] = entry
        for waiter in waiters.values { waiter.resume(returning: verdict) }
    }

    private func wait(at place: Place, seconds: Double) async -> Verdict? {
        lastTicket += 1
        let ticket = lastTicket
        return await withCheckedContinuation { continuation in
            entries[place]?.waiters[ticket] = continuation
            let sleep = self.sleep
            Task {
                await sleep(seconds)
                self.giveUp(ticket, at: place)
            }
        }
    }

    private func giveUp(_ ticket: Int, at place: Place) {
        entries[place]?.waiters.removeValue(forKey: ticket)?.resume(returning: nil)
    }
}
