import AnalysisGate
import Metrics
import Testing

@Suite("One evaluation at a time, and nobody waits too long")
struct AnalysisDeskTests {
    @Test("whoever asks meanwhile joins the running evaluation")
    func joins() async {
        let door = Doorway()
        door.judge.hold()
        await withTaskGroup(of: Int.self) { group in
            for _ in 0..<30 { group.addTask { await door.ask(door.call(.rollout)).status } }
            while door.judge.state.withLock({ $0.held.isEmpty }) { await Task.yield() }
            door.judge.release()
            for await status in group { #expect(status == 200) }
        }
        // Those who asked after the first evaluation had ended may have needed further ones, each shared again.
        #expect(door.judge.state.withLock { $0.questions.count } < 30)
    }

    @Test("what is not ready in time is pending, and is the next asker's at once")
    func late() async {
        let door = Doorway(waits: true)
        door.judge.hold()
        let first = await door.ask(door.call(.confirmPromotion))
        #expect(first.status == 403)
        #expect(first.line.contains("still being computed"))
        door.judge.release()
        for _ in 0..<1000 { await Task.yield() }
        door.judge.hold()
        #expect(await door.ask(.confirmPromotion) == 200)
        #expect(door.judge.state.withLock { $0.questions.count } == 1)
        door.judge.release()
    }

    @Test("an analysis that is filled in otherwise is another question")
    func otherFields() async {
        let judge = ToldAnalyst()
        let desk = AnalysisDesk(
            analyst: judge, clock: { 1000 }, sleep: { _ in try? await Task.sleep(for: .seconds(600)) })
        for region in ["eu", "us", "us"] {
            var analysis = Doorway.analysis("churn")
            analysis.canary = [LabelMatcher("region", .equal, region)]
            let question = AnalysisQuestion(
                analysis: analysis, rollout: RolloutKey(cluster: "", namespace: "ml", name: "churn"), epoch: "1",
                start: 0, end: 1000)
            _ = await desk.verdict(on: question, budgetSeconds: 600)
        }
        let asked = judge.state.withLock { $0.questions.map { $0.analysis.canary[0].value } }
        #expect(asked == ["eu", "us"])
    }

    @Test("a verdict on an epoch that ended meanwhile decides nothing in the next")
    func epochEnded() async {
        let door = Doorway()
        _ = await door.ask(.rollout)
        door.judge.say(.fail, certain: true)
        door.judge.hold()
        async let old = door.ask(door.call(.rollback))
        while door.judge.state.withLock({ $0.held.isEmpty }) { await Task.yield() }
        _ = await door.ask(door.call(.event, message: "New revision detected! Restarting analysis for churn.ml"))
        door.judge.release()
        #expect(await old.status == 403)
    }
}

@Suite("A hook finds its analysis")
struct AnalysisChoiceTests {
    @Test("an unknown one is refused with its name and those that exist, on every hook", arguments: HookType.allCases)
    func unknown(hook: HookType) async {
        let door = Doorway(analyses: [Doorway.analysis("a"), Doorway.analysis("b")])
        let answer = await door.ask(door.call(hook, analysis: "nosuch"))
        #expect((400..<500).contains(answer.status))
        #expect(answer.line.contains("nosuch") && answer.line.contains("a, b"))
    }

    @Test("of several one must be named, and none leaves it out")
    func several() async {
        let door = Doorway(analyses: [Doorway.analysis("a"), Doorway.analysis("b")])
        #expect(await door.ask(door.call(.rollout)).status == 400)
        #expect(await door.ask(door.call(.rollout, analysis: "none")).status == 200)
        #expect(await door.ask(door.call(.rollback, analysis: "none")).status == 403)
        #expect(await door.ask(door.call(.confirmRollout, phase: "Initialized")).status == 403)
        #expect(door.judge.state.withLock { $0.questions.isEmpty })
    }
}
