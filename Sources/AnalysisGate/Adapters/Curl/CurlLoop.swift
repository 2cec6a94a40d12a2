import Foundation

/// The client's thread: takes commands, keeps libcurl busy within the limit, and answers those who wait.
///
/// Everything here happens on one thread, from `start` on.
final class CurlLoop: @unchecked Sendable {
    // Unchecked: the object is handed to its thread once and touched by nobody else afterwards.
    private let multi: CurlMulti
    private let mailbox: CurlMailbox
    private let limits: HTTPClient.Limits
    private let settings: CurlSettings
    private var waiting: [CurlCall] = []
    /// Index in `waiting` of the call that is next; those before it are gone.
    private var next = 0
    private var running: [UInt64: (call: CurlCall, transfer: CurlEasy)] = [:]
    private var lastSweep = ContinuousClock.now

    /// How often waiting calls are looked through for those whose time is over.
    private static let sweepMilliseconds = 50
    private static let idleMilliseconds = 60_000

    init(multi: CurlMulti, mailbox: CurlMailbox, limits: HTTPClient.Limits, settings: CurlSettings) {
        self.multi = multi
        self.mailbox = mailbox
        self.limits = limits
        self.settings = settings
    }

    func start() {
        let thread = Thread { self.run() }
        thread.name = "curl"
        thread.start()
    }

    private func run() {
        blockSignals()
        while true {
            let (commands, isClosed) = mailbox.take()
            for command in commands {
                obey(command)
            }
            if isClosed { break }
            multi.perform()
            while let (number, code) = multi.nextFinished() {
                finish(number, code)
            }
            sweep()
            startWaiting()
            multi.wait(milliseconds: next < waiting.count ? Self.sweepMilliseconds : Self.idleMilliseconds)
        }
        endAll()
    }

    private func obey(_ command: CurlMailbox.Command) {
        switch command {
        case .start(let call) where call.flag.isRaised:
            call.waiter.resume(returning: .failure(.cancelled))
        case .start(let call) where waiting.count - next >= limits.waiting:
            call.waiter.resume(returning: .failure(.overloaded(waiting: limits.waiting)))
        case .start(let call):
            waiting.append(call)
            startWaiting()
        case .cancel(let number):
            if let entry = running.removeValue(forKey: number) {
                multi.remove(entry.transfer)
                entry.call.waiter.resume(returning: .failure(.cancelled))
            } else {
                drop(.cancelled) { $0.number == number }
            }
        }
    }

    private func startWaiting() {
        while running.count < limits.running, next < waiting.count {
            let call = waiting[next]
            next += 1
            begin(call)
        }
        if next == waiting.count || next >= 1024 {
            waiting.removeFirst(next)
            next = 0
        }
    }

    private func begin(_ call: CurlCall) {
        let left = ContinuousClock.now.duration(to: call.deadline)
        guard left > .zero else {
            call.waiter.resume(returning: .failure(.timedOut(seconds: call.request.timeoutSeconds)))
            return
        }
        do {
            let transfer = try CurlEasy(call.number, call.request, settings, timeLeft: left)
            try multi.add(transfer)
            running[call.number] = (call, transfer)
        } catch {
            call.waiter.resume(returning: .failure(error))
        }
    }

    private func finish(_ number: UInt64, _ code: CurlCode) {
        guard let entry = running.removeValue(forKey: number) else { return }
        let outcome = entry.transfer.outcome(code)
        multi.remove(entry.transfer)
        entry.call.waiter.resume(returning: outcome)
    }

    /// Ends the waiting calls whose deadline has passed; libcurl itself watches over those that run.
    private func sweep() {
        let now = ContinuousClock.now
        guard next < waiting.count, lastSweep.duration(to: now) >= .milliseconds(Self.sweepMilliseconds) else { return }
        lastSweep = now
        drop(nil) { $0.deadline <= now }
    }

    /// Takes waiting calls out and ends them with `failure`, or with their own timeout.
    private func drop(_ failure: ClientFailure?, where isChosen: (CurlCall) -> Bool) {
        var kept: [CurlCall] = []
        kept.reserveCapacity(waiting.count - next)
        for call in waiting[next...] {
            if isChosen(call) {
                let timeout = ClientFailure.timedOut(seconds: call.request.timeoutSeconds)
                call.waiter.resume(returning: .failure(failure ?? timeout))
            } else {
                kept.append(call)
            }
        }
        waiting = kept
        next = 0
    }

    private func endAll() {
        drop(.closed) { _ in true }
        for entry in running.values {
            multi.remove(entry.transfer)
            entry.call.waiter.resume(returning: .failure(.closed))
        }
        running = [:]
        multi.close()
    }
}
