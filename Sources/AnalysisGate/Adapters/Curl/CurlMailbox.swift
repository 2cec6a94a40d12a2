/// What callers ask of the client's thread, in order; the thread is woken when something comes.
final class CurlMailbox: Sendable {
    enum Command: Sendable {
        case start(CurlCall)
        /// The call of this number; unknown once it has ended.
        case cancel(UInt64)
    }

    private struct State {
        var commands: [Command] = []
        var isClosed = false
    }

    private let state = Locked(State())
    private let alarm: CurlMulti.Alarm

    init(_ multi: CurlMulti) {
        alarm = multi.alarm
    }

    /// Hands a command over; false when the mailbox is closed, and then nobody will see the command.
    func post(_ command: Command) -> Bool {
        state.withLock { state in
            guard !state.isClosed else { return false }
            state.commands.append(command)
            // Under the lock, since the thread gives the handle back only after it has seen the mailbox closed.
            if state.commands.count == 1 { alarm.ring() }
            return true
        }
    }

    func close() {
        state.withLock { state in
            guard !state.isClosed else { return }
            state.isClosed = true
            alarm.ring()
        }
    }

    /// All commands since the last call, and whether more can come.
    func take() -> (commands: [Command], isClosed: Bool) {
        state.withLock { state in
            let commands = state.commands
            state.commands = []
            return (commands, state.isClosed)
        }
    }
}
