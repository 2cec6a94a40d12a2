import JSON
import Testing

@Suite struct DecimalTests {
    /// Halfway cases, borders of the fast paths, and what the slow path must take.
    @Test(arguments: [
        "0", "-0", "0.0", "1", "9007199254740993", "9007199254740992.5", "0.1", "123456789012345678",
        "1234567890123456789", "18446744073709551615", "18446744073709551616", "99999999999999999999",
        "0.30000000000000004",
        "2.2250738585072014e-308", "4.9e-324", "1e-400", "1.7976931348623157e308", "1e22", "1e23", "8.5e22", "1e-22",
        "1e-23",
        "9007199254740993e1", "9007199254740993e-1", "1.00000000000000011102230246251565404",
        "0.000001234567890123456789",
        "0.0000000000000000000000000012345678901234567", "1E+5", "1e-5", "7.2057594037927933e16",
    ])
    func readsTheNearestDouble(text: String) {
        #expect(read(text)?.bitPattern == Double(text)?.bitPattern)
    }

    @Test func agreesWithTheLibraryOnRandomDigits() {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<50_000 {
            let digits =
                UInt64.random(in: 0...UInt64.max, using: &generator) >> UInt64.random(in: 0..<64, using: &generator)
            let exponent = Int.random(in: -40...40, using: &generator)
            let text = "\(digits)e\(exponent)"
            #expect(read(text)?.bitPattern == Double(text)?.bitPattern, "\(text)")
        }
    }

    /// Digits placed exactly between two doubles round to even, one more or less does not.
    @Test func halfwayCasesRoundToEven() {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<20_000 {
            let significand = UInt64.random(in: 1 << 52..<1 << 53, using: &generator)
            let halfway = significand << 1 | 1
            for digits in [halfway << 8, halfway << 8 - 1, halfway << 8 + 1] {
                #expect(read("\(digits)") == Double(digits))
                // Two places behind the point: quarters are exact in both systems.
                #expect(read("\(digits / 4).\(["0", "25", "5", "75"][Int(digits % 4)])") == Double(digits) / 4)
            }
        }
    }

    @Test(arguments: [("", 0), ("-", 1), ("x", 0), ("00", 1), ("1.", 2), ("1.x", 2), ("1e", 2), ("1e+", 3)])
    func marksTheFault(text: String, offset: Int) {
        var end = 0
        #expect(Decimal.read(Array(text.utf8), at: &end) == nil)
        #expect(end == offset)
    }

    private func read(_ text: String) -> Double? {
        var offset = 0
        let number = Decimal.read(Array(text.utf8), at: &offset)
        return offset == text.utf8.count ? number : nil
    }
}
