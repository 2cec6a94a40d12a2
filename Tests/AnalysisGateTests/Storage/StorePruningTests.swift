import AnalysisGate
import Testing

@Suite("Bounded growth")
struct StorePruningTests {
    private func fill(_ store: any Store, count: Int) async throws {
        for number in 1...count {
            let time = Double(number)
            try await store.commit([
                .verdict(SampleRows.verdict("v\(number)", time: time)),
                .notice(SampleRows.notice("n\(number)", time: time)),
                .audit(SampleRows.audit("a\(number)", time: time)),
            ])
        }
    }

    @Test("old verdicts and notices go, the audit stays longer", arguments: StoreUnderTest.allCases)
    func byAge(kind: StoreUnderTest) async throws {
        try await kind.run { store in
            try await fill(store, count: 10)
            var retention = Retention()
            retention.verdictSeconds = 5
            retention.auditSeconds = 8
            #expect(try await store.prune(retention, now: 11) == 12)
            #expect(try await store.verdicts(of: nil, limit: 20).map(\.id) == ["v10", "v9", "v8", "v7", "v6"])
            #expect(try await store.notices(of: nil, limit: 20).count == 5)
            #expect(try await store.audit(of: nil, limit: 20).last?.id == "a3")
            #expect(try await store.prune(retention, now: 11) == 0)
        }
    }

    @Test("too many rows go, oldest first", arguments: StoreUnderTest.allCases)
    func byCount(kind: StoreUnderTest) async throws {
        try await kind.run { store in
            try await fill(store, count: 10)
            var retention = Retention()
            retention.verdictRows = 4
            #expect(try await store.prune(retention, now: 11) == 12)
            #expect(try await store.verdicts(of: nil, limit: 20).map(\.id) == ["v10", "v9", "v8", "v7"])
            #expect(try await store.audit(of: nil, limit: 20).count == 10)
        }
    }

    @Test("everything can go, and writing goes on", arguments: StoreUnderTest.allCases)
    func toNothing(kind: StoreUnderTest) async throws {
        try await kind.run { store in
            try await fill(store, count: 3)
            #expect(try await store.prune(Retention(), now: 1e10) == 9)
            try await store.commit([.verdict(SampleRows.verdict("v1"))])
            #expect(try await store.verdicts(of: nil, limit: 20).map(\.id) == ["v1"])
        }
    }

    @Test("one call deletes a bounded number", arguments: StoreUnderTest.allCases)
    func bounded(kind: StoreUnderTest) async throws {
        try await kind.run { store in
            let count = StoreLimits.rowsPerPrune + 50
            try await store.commit((1...count).map { .audit(SampleRows.audit("a\($0)")) })
            var retention = Retention()
            retention.auditRows = 10
            #expect(try await store.prune(retention, now: 5) == StoreLimits.rowsPerPrune)
            #expect(try await store.prune(retention, now: 5) == 40)
            #expect(try await store.prune(retention, now: 5) == 0)
            #expect(try await store.audit(of: nil, limit: 20).count == 10)
        }
    }
}
