import AnalysisGate
import Testing

@Suite("What every store promises")
struct StoreConformanceTests {
    @Test("gives back each row as it was written", arguments: StoreUnderTest.allCases)
    func roundTrip(kind: StoreUnderTest) async throws {
        try await kind.run { store in
            let rollout = RolloutRow(key: SampleRows.key, state: [0, 255, 0x7B])
            var epoch = SampleRows.epoch(7)
            try await store.commit([
                .rollout(rollout), .epoch(epoch), .gate(SampleRows.gate(1)),
                .hold(SampleRows.hold("h", kind: .override, until: 500)), .verdict(SampleRows.verdict("v")),
                .audit(SampleRows.audit("a")), .notice(SampleRows.notice("n")),
            ])
            #expect(try await store.rollouts() == [rollout])
            #expect(try await store.epochs(of: SampleRows.key, limit: 10) == [epoch])
            #expect(try await store.gates() == [SampleRows.gate(1)])
            #expect(try await store.holds(notEndedBy: 0) == [SampleRows.hold("h", kind: .override, until: 500)])
            #expect(try await store.verdicts(of: SampleRows.key, limit: 10) == [SampleRows.verdict("v")])
            #expect(try await store.verdict(id: "v") == SampleRows.verdict("v"))
            #expect(try await store.audit(of: nil, limit: 10) == [SampleRows.audit("a")])
            #expect(try await store.notices(of: nil, limit: 10) == [SampleRows.notice("n")])

            epoch.endedAt = 1_700_009_999.125
            epoch.outcome = "promoted"
            try await store.commit([.epoch(epoch)])
            #expect(try await store.epochs(of: SampleRows.key, limit: 10) == [epoch])
        }
    }

    @Test("keeps text and bytes of any content", arguments: StoreUnderTest.allCases)
    func anyContent(kind: StoreUnderTest) async throws {
        try await kind.run { store in
            var verdict = SampleRows.verdict("v")
            verdict.reason = "'; DROP TABLE verdicts; -- \u{0} \n é 日本 🚦"
            verdict.detail = []
            try await store.commit([.verdict(verdict), .rollout(RolloutRow(key: SampleRows.key, state: []))])
            #expect(try await store.verdict(id: "v") == verdict)
            #expect(try await store.rollouts().first?.state == [])
            #expect(try await store.verdict(id: "v' OR '1'='1") == nil)
        }
    }

    @Test("is empty at first", arguments: StoreUnderTest.allCases)
    func empty(kind: StoreUnderTest) async throws {
        try await kind.run { store in
            #expect(try await store.rollouts().isEmpty)
            #expect(try await store.gates().isEmpty)
            #expect(try await store.holds(notEndedBy: 0).isEmpty)
            #expect(try await store.epochs(of: SampleRows.key, limit: 10).isEmpty)
            #expect(try await store.verdicts(of: nil, limit: 10).isEmpty)
            try await store.commit([])
            try await store.probe()
        }
    }

    @Test("a rollout has one row, replaced by each commit", arguments: StoreUnderTest.allCases)
    func rolloutReplaced(kind: StoreUnderTest) async throws {
        try await kind.run { store in
            for state in 1...3 as ClosedRange<UInt8> {
                try await store.commit([.rollout(RolloutRow(key: SampleRows.key, state: [state]))])
            }
            #expect(try await store.rollouts() == [RolloutRow(key: SampleRows.key, state: [3])])
        }
    }

    @Test("keys that look alike when joined stay apart", arguments: StoreUnderTest.allCases)
    func keysStayApart(kind: StoreUnderTest) async throws {
        try await kind.run { store in
            let keys = [("a.b", "c"), ("a", "b.c"), ("a", "b"), ("A", "b")].map {
                RolloutKey(cluster: "", namespace: $0, name: $1)
            }
            for key in keys { try await store.commit([.rollout(RolloutRow(key: key, state: [1]))]) }
            #expect(Set(try await store.rollouts().map(\.key)) == Set(keys))
        }
    }

    @Test("of two decisions on one version the first wins", arguments: StoreUnderTest.allCases)
    func gateVersions(kind: StoreUnderTest) async throws {
        try await kind.run { store in
            try await store.commit([.gate(SampleRows.gate(1))])
            #expect(await store.refusal(of: [.gate(SampleRows.gate(1, isOpen: false))]) == .conflict)
            try await store.commit([.gate(SampleRows.gate(2, isOpen: false))])
            for stale in [1, 2, 4] {
                let error = await store.refusal(of: [.gate(SampleRows.gate(stale))])
                #expect(error == .conflict, "version \(stale)")
            }
            #expect(try await store.gates() == [SampleRows.gate(2, isOpen: false)])
        }
    }

    @Test("a new gate begins with version 1", arguments: StoreUnderTest.allCases)
    func newGateVersion(kind: StoreUnderTest) async throws {
        try await kind.run { store in
            let error = await store.refusal(of: [.gate(SampleRows.gate(2))])
            #expect(error == .conflict)
            let gates = try await store.gates()
            #expect(gates.isEmpty)
        }
    }

    @Test("a transaction that fails leaves nothing behind", arguments: StoreUnderTest.allCases)
    func allOrNothing(kind: StoreUnderTest) async throws {
        try await kind.run { store in
            try await store.commit([.gate(SampleRows.gate(1)), .audit(SampleRows.audit("a0"))])
            let conflict = await store.refusal(of: [
                .verdict(SampleRows.verdict("v")), .audit(SampleRows.audit("a1")), .gate(SampleRows.gate(1)),
                .notice(SampleRows.notice("n")),
            ])
            #expect(conflict == .conflict)
            let repeated = await store.refusal(of: [.notice(SampleRows.notice("n")), .audit(SampleRows.audit("a0"))])
            guard case .failed = repeated else {
                Issue.record("a repeated id gave \(String(describing: repeated))")
                return
            }
            #expect(try await store.verdicts(of: nil, limit: 10).isEmpty)
            #expect(try await store.notices(of: nil, limit: 10).isEmpty)
            #expect(try await store.audit(of: nil, limit: 10) == [SampleRows.audit("a0")])
        }
    }

    @Test("gives the newest first, no more than asked for", arguments: StoreUnderTest.allCases)
    func orderAndLimit(kind: StoreUnderTest) async throws {
        try await kind.run { store in
            let other = RolloutKey(cluster: "prod-eu", namespace: "ml-churn", name: "other")
            for number in 1...9 {
                // The clock goes back: the order is that of writing.
                let time = Double(100 - number)
                let key = number == 5 ? other : SampleRows.key
                try await store.commit([
                    .epoch(SampleRows.epoch(number, key: key)),
                    .verdict(SampleRows.verdict("v\(number)", key: key, time: time)),
                    .notice(SampleRows.notice("n\(number)", key: key, time: time)),
                    .audit(SampleRows.audit("a\(number)", object: key.name, time: time)),
                ])
            }
            #expect(try await store.verdicts(of: nil, limit: 3).map(\.id) == ["v9", "v8", "v7"])
            #expect(
                try await store.verdicts(of: SampleRows.key, limit: 6).map(\.id)
                    == ["v9", "v8", "v7", "v6", "v4", "v3"])
            #expect(try await store.notices(of: other, limit: 3).map(\.id) == ["n5"])
            #expect(try await store.audit(of: "other", limit: 3).map(\.id) == ["a5"])
            #expect(try await store.epochs(of: SampleRows.key, limit: 2).map(\.number) == [9, 8])
            #expect(try await store.verdicts(of: nil, limit: 0).isEmpty)
            #expect(try await store.verdicts(of: nil, limit: -1).isEmpty)
        }
    }

    @Test("holds end with their time", arguments: StoreUnderTest.allCases)
    func holds(kind: StoreUnderTest) async throws {
        try await kind.run { store in
            try await store.commit([
                .hold(SampleRows.hold("short", kind: .override, until: 200)),
                .hold(SampleRows.hold("long", kind: .freeze, until: 900)),
            ])
            #expect(try await store.holds(notEndedBy: 199).count == 2)
            #expect(try await store.holds(notEndedBy: 200) == [SampleRows.hold("long", kind: .freeze, until: 900)])
            try await store.commit([.hold(SampleRows.hold("long", kind: .freeze, until: 250))])
            #expect(try await store.holds(notEndedBy: 300).isEmpty)
        }
    }
}
