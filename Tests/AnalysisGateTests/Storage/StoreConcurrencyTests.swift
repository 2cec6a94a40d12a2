import AnalysisGate
import Testing

@Suite("Many callers of one store")
struct StoreConcurrencyTests {
    @Test(
        "of many who decide one gate exactly one wins, and the others' rows stay out",
        arguments: StoreUnderTest.allCases)
    func oneWinner(kind: StoreUnderTest) async throws {
        try await kind.run { store in
            let winners = await withTaskGroup(of: Int?.self) { group in
                for number in 0..<100 {
                    group.addTask {
                        let error = await store.refusal(of: [
                            .audit(SampleRows.audit("a\(number)")), .gate(SampleRows.gate(1)),
                        ])
                        return error == nil ? number : nil
                    }
                }
                return await group.reduce(into: []) { if let winner = $1 { $0.append(winner) } }
            }
            #expect(winners.count == 1)
            let audit = try await store.audit(of: nil, limit: 200)
            #expect(audit.map(\.id) == winners.map { "a\($0)" })
        }
    }

    @Test("a conflict of one fails no other", arguments: StoreUnderTest.allCases)
    func conflictsStayAlone(kind: StoreUnderTest) async throws {
        try await kind.run { store in
            try await store.commit([.gate(SampleRows.gate(1))])
            let outcomes = await withTaskGroup(of: (Int, StoreError?).self) { group in
                for number in 0..<300 {
                    group.addTask {
                        let change: Change =
                            number % 3 == 0 ? .gate(SampleRows.gate(1)) : .verdict(SampleRows.verdict("v\(number)"))
                        let error = await store.refusal(of: [.notice(SampleRows.notice("n\(number)")), change])
                        return (number, error)
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            for (number, error) in outcomes { #expect(error == (number % 3 == 0 ? .conflict : nil)) }
            #expect(try await store.verdicts(of: nil, limit: 1_000).count == 200)
            #expect(try await store.notices(of: nil, limit: 1_000).count == 200)
        }
    }

    @Test("a read sees every commit that returned before", arguments: StoreUnderTest.allCases)
    func readYourWrites(kind: StoreUnderTest) async throws {
        try await kind.run { store in
            try await withThrowingTaskGroup(of: VerdictRow?.self) { group in
                for number in 0..<100 {
                    group.addTask {
                        try await store.commit([.verdict(SampleRows.verdict("v\(number)"))])
                        return try await store.verdict(id: "v\(number)")
                    }
                }
                for try await row in group { #expect(row != nil) }
            }
        }
    }
}
