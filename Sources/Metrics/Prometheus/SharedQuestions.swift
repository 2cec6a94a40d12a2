/// The questions to one source that are under way; equal ones are asked once.
actor SharedQuestions {
    private let transport: any QueryTransport
    private let limits: AnswerLimits
    private var running: [QueryRequest: Question] = [:]
    /// The source has refused POST.
    private var usesGet = false

    /// One question and how many callers wait for it.
    private struct Question {
        let task: Task<Result<Answer, SourceProblem>, Never>
        var waiting = 1
    }

    init(transport: any QueryTransport, limits: AnswerLimits) {
        self.transport = transport
        self.limits = limits
    }

    /// Joins an equal question that is under way, or asks. It is cancelled once every caller is.
    func answer(to request: QueryRequest) async -> Result<Answer, SourceProblem> {
        let task = join(request) ?? begin(request)
        let answer = await withTaskCancellationHandler {
            await task.value
        } onCancel: {
            Task { await self.leave(request, task) }
        }
        // Whoever comes first after the end takes it away; a later question is asked anew.
        if running[request]?.task == task { running[request] = nil }
        return answer
    }

    private func join(_ request: QueryRequest) -> Task<Result<Answer, SourceProblem>, Never>? {
        guard let question = running[request], !question.task.isCancelled else { return nil }
        running[request]?.waiting += 1
        return question.task
    }

    private func begin(_ request: QueryRequest) -> Task<Result<Answer, SourceProblem>, Never> {
        let usesGet = usesGet
        let task = Task { @concurrent [transport, limits] in
            let first = await Self.send(request, usesGet: usesGet, transport, limits)
            guard !usesGet, case .failure(let problem) = first, problem.status == 405 else { return first }
            await self.rememberGet()
            return await Self.send(request, usesGet: true, transport, limits)
        }
        running[request] = Question(task: task)
        return task
    }

    private func leave(_ request: QueryRequest, _ task: Task<Result<Answer, SourceProblem>, Never>) {
        guard running[request]?.task == task else { return }
        running[request]?.waiting -= 1
        if running[request]?.waiting == 0 { task.cancel() }
    }

    private func rememberGet() {
        usesGet = true
    }

    @concurrent private static func send(
        _ request: QueryRequest, usesGet: Bool, _ transport: any QueryTransport, _ limits: AnswerLimits
    ) async -> Result<Answer, SourceProblem> {
        var request = request
        request.usesGet = usesGet
        do {
            let answer = try await transport.send(request)
            return Result { () throws(SourceProblem) in try AnswerReader.read(answer, limits: limits) }
        } catch {
            return .failure(.transport(error))
        }
    }
}
