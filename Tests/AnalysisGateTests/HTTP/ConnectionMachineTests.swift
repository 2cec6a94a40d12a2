import AnalysisGate
import Testing

@Suite("One HTTP connection as a state machine")
struct ConnectionMachineTests {
    private static let get = "GET /now HTTP/1.1\r\nHost: a\r\n\r\n"
    private static let later = "GET /later HTTP/1.1\r\nHost: a\r\n\r\n"

    // MARK: Order

    @Test func answersLeaveInTheOrderOfTheirRequests() {
        var driver = MachineDriver()
        driver.receive(Self.later + Self.get + Self.later)
        #expect(driver.work.count == 2)
        driver.complete(1, with: .text(202, "third"))
        #expect(driver.machine.output.isEmpty)
        driver.complete(0, with: .text(201, "first"))
        #expect(driver.readStatuses() == [201, 200, 202])
        #expect(driver.next() == .goOn)
    }

    @Test func anAnswerCountsOnce() {
        var driver = MachineDriver()
        driver.receive(Self.later)
        driver.complete(0, with: .text(201, ""))
        driver.complete(0, with: .text(202, ""))
        #expect(driver.readStatuses() == [201])
    }

    @Test func aRefusalWaitsForEarlierAnswers() {
        var driver = MachineDriver()
        driver.receive(Self.later + "GET /\n")
        #expect(driver.refusals.withLock { $0 } == [400])
        #expect(driver.machine.output.isEmpty)
        #expect(driver.next() == .goOn)
        driver.complete(0, with: .text(201, ""))
        #expect(driver.readStatuses() == [201, 400])
        #expect(driver.next() == .linger)
    }

    // MARK: Back-pressure

    @Test func noMoreRequestsAreTakenThanMayBePipelined() {
        var limits = HTTPLimits()
        limits.pipelinedRequests = 2
        var driver = MachineDriver(limits: limits)
        driver.receive(Self.later + Self.later + Self.later + Self.get)
        #expect(driver.work.count == 2)
        #expect(!driver.wantsInput)
        let early = driver.resume()
        #expect(!early)
        driver.complete(0, with: .text(200, ""))
        _ = driver.resume()
        #expect(driver.work.count == 3)
        #expect(!driver.wantsInput)
        driver.complete(1, with: .text(200, ""))
        let resumed = driver.resume()
        #expect(resumed)
        driver.complete(2, with: .text(200, ""))
        #expect(driver.readStatuses() == [200, 200, 200, 200])
        #expect(driver.wantsInput)
    }

    @Test func aReaderWhoDoesNotReadIsNotServedAndIsClosed() {
        var limits = HTTPLimits()
        limits.outputBytes = 1_000
        var driver = MachineDriver(limits: limits)
        driver.receive("GET /large?bytes=2000 HTTP/1.1\r\nHost: a\r\n\r\n" + Self.get)
        #expect(!driver.wantsInput)
        #expect(driver.read(atMost: 10).utf8.count == 10)
        #expect(driver.deadlineSeconds == limits.writeSeconds)
        driver.advance(to: limits.writeSeconds - 1)
        #expect(driver.read(atMost: 10).utf8.count == 10)
        #expect(driver.next() == .goOn)
        driver.advance(to: limits.writeSeconds)
        #expect(driver.next() == .close)
    }

    @Test func aSlowReaderGetsTheTimeAnewForEachBufferful() {
        var limits = HTTPLimits()
        limits.outputBytes = 100_000
        var driver = MachineDriver(limits: limits)
        driver.receive("GET /large?bytes=2000 HTTP/1.1\r\nHost: a\r\n\r\n")
        _ = driver.read(atMost: 10)
        driver.advance(to: 20)
        driver.receive(Self.get)
        // The first buffer-full is taken: what came meanwhile has its own time.
        _ = driver.read(atMost: driver.machine.output.pendingBytes - 5)
        #expect(driver.deadlineSeconds == 20 + limits.writeSeconds)
        _ = driver.read()
        #expect(driver.deadlineSeconds == 20 + limits.idleSeconds)
    }

    @Test func aConnectionThatIsGivenUpGets503() {
        var driver = MachineDriver()
        driver.receive("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nabc")
        #expect(driver.machine.bufferedBytes > 3)
        driver.machine.shed(&driver.context)
        #expect(driver.readStatuses() == [503])
        #expect(driver.machine.bufferedBytes == 0)
        #expect(driver.next() == .linger)
    }

    @Test func bodiesUnderWorkAreCounted() {
        var driver = MachineDriver()
        driver.receive("POST /later HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n12345")
        #expect(driver.machine.bufferedBytes == 5)
        driver.complete(0, with: .text(200, ""))
        _ = driver.read()
        #expect(driver.machine.bufferedBytes == 0)
    }

    // MARK: Deadlines

    @Test func slowHeadersGet408TenSecondsAfterTheFirstByte() {
        var driver = MachineDriver()
        driver.advance(to: 50)
        driver.receive("G")
        for second in 51..<60 {
            driver.advance(to: Double(second))
            driver.receive("E")
            #expect(driver.machine.output.isEmpty)
        }
        #expect(driver.deadlineSeconds == 60)
        driver.advance(to: 60)
        #expect(driver.readStatuses() == [408])
        #expect(driver.next() == .linger)
        #expect(driver.deadlineSeconds == 62)
        driver.advance(to: 62)
        #expect(driver.next() == .close)
    }

    @Test func slowBodiesGet408ThirtySecondsAfterTheFirstByte() {
        var driver = MachineDriver()
        driver.receive("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n")
        driver.advance(to: 9)
        driver.receive("\r\n")
        for second in 10..<30 {
            driver.advance(to: Double(second))
            driver.receive("x")
            #expect(driver.machine.output.isEmpty)
        }
        driver.advance(to: 30)
        #expect(driver.readStatuses() == [408])
    }

    @Test func eachRequestHasItsOwnTime() {
        var driver = MachineDriver()
        driver.receive("GET /now HTTP/1.1\r\n")
        driver.advance(to: 8)
        driver.receive("Host: a\r\n\r\nG")
        #expect(driver.readStatuses() == [200])
        #expect(driver.deadlineSeconds == 18)
    }

    @Test func idleConnectionsAreClosedWithoutAWord() {
        var driver = MachineDriver()
        #expect(driver.deadlineSeconds == 60)
        driver.advance(to: 40)
        driver.receive(Self.get)
        _ = driver.read()
        #expect(driver.deadlineSeconds == 100)
        driver.advance(to: 100)
        #expect(driver.machine.output.isEmpty)
        #expect(driver.next() == .close)
    }

    @Test func waitingForAnAnswerIsNotIdle() {
        var driver = MachineDriver()
        driver.receive(Self.later)
        #expect(driver.deadlineSeconds == .infinity)
        driver.advance(to: 1_000)
        driver.complete(0, with: .text(200, ""))
        #expect(driver.readStatuses() == [200])
        #expect(driver.deadlineSeconds == 1_060)
    }

    // MARK: Ends

    @Test func closeIsSaidAndDoneAfterTheAnswer() {
        var driver = MachineDriver()
        driver.receive("GET /later HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n" + Self.get)
        #expect(driver.next() == .goOn)
        driver.complete(0, with: .text(200, ""))
        let answer = driver.read()
        #expect(answer.contains("\r\nConnection: close\r\n"))
        #expect(answer.components(of: "HTTP/1.1 ").count == 1)
        #expect(driver.next() == .close)
    }

    @Test func whoEndsSendingIsStillAnswered() {
        var driver = MachineDriver()
        driver.receive(Self.later)
        driver.machine.receiveEnd()
        #expect(driver.next() == .goOn)
        #expect(!driver.wantsInput)
        driver.complete(0, with: .text(200, ""))
        #expect(driver.readStatuses() == [200])
        #expect(driver.next() == .close)
    }

    @Test func halfARequestAtTheEndIsDropped() {
        var driver = MachineDriver()
        driver.receive("GET / HT")
        driver.machine.receiveEnd()
        #expect(driver.next() == .close)
        #expect(driver.machine.output.isEmpty)
    }

    @Test func lingeringEndsWhenTheCallerCloses() {
        var driver = MachineDriver()
        driver.receive("\0")
        #expect(driver.readStatuses() == [400])
        #expect(driver.next() == .linger)
        #expect(driver.wantsInput)
        driver.receive(Self.get)
        #expect(driver.machine.output.isEmpty)
        #expect(driver.next() == .goOn)
        driver.machine.receiveEnd()
        #expect(driver.next() == .close)
    }

    // MARK: Drain

    @Test func drainLetsWhatIsInFlightBeTheLast() {
        var driver = MachineDriver()
        driver.receive(Self.later + Self.later)
        driver.machine.drain(nowSeconds: 0)
        driver.complete(0, with: .text(200, ""))
        #expect(!driver.read().contains("Connection: close"))
        driver.complete(1, with: .text(200, ""))
        #expect(driver.read().contains("Connection: close"))
        #expect(driver.next() == .close)
    }

    @Test func drainAnswersARequestThatWasUnderWay() {
        var driver = MachineDriver()
        driver.machine.drain(nowSeconds: 0)
        #expect(driver.deadlineSeconds == 1)
        driver.receive("GET /now HTTP/1.1\r\nHo")
        driver.advance(to: 5)
        #expect(driver.next() == .goOn)
        driver.receive("st: a\r\n\r\n")
        #expect(driver.read().contains("Connection: close"))
        #expect(driver.next() == .close)
    }

    @Test func drainClosesIdleConnectionsAfterAMoment() {
        var driver = MachineDriver()
        driver.machine.drain(nowSeconds: 3)
        #expect(driver.deadlineSeconds == 4)
        driver.advance(to: 4)
        #expect(driver.next() == .close)
    }

    // MARK: Expectations

    @Test func whoExpectsContinueIsToldToGoOn() {
        var driver = MachineDriver()
        let head = "POST /body HTTP/1.1\r\nHost: a\r\nExpect: 100-Continue\r\nContent-Length: 2\r\n\r\n"
        driver.receive(head)
        #expect(driver.read() == "HTTP/1.1 100 Continue\r\n\r\n")
        driver.receive("ab")
        #expect(driver.readStatuses() == [200])
        driver.receive(head + "ab")
        #expect(driver.readStatuses() == [200])
    }

    @Test func continueWaitsForEarlierAnswers() {
        var driver = MachineDriver()
        driver.receive(
            Self.later + "POST /now HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n")
        #expect(driver.machine.output.isEmpty)
        driver.complete(0, with: .text(201, ""))
        #expect(driver.readStatuses() == [201, 100])
    }

    @Test func aBodyThatIsTooLargeIsRefusedBeforeItIsSent() {
        var driver = MachineDriver()
        driver.receive("POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 9999999\r\n\r\n")
        #expect(driver.readStatuses() == [413])
        #expect(driver.next() == .linger)
    }
}
