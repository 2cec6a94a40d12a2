/// A connection in the hands of its event loop: the socket, the state machine and what epoll watches for.
final class LoopConnection {
    /// Its place in the loop's table, and in the upper half a number that no other connection had.
    let id: UInt64
    let socket: Socket
    var machine: ConnectionMachine
    var interest: EventQueue.Readiness
    /// What the loop has counted of its memory, in bytes.
    var countedBytes = 0

    init(id: UInt64, socket: Socket, machine: ConnectionMachine, interest: EventQueue.Readiness) {
        self.id = id
        self.socket = socket
        self.machine = machine
        self.interest = interest
    }
}
