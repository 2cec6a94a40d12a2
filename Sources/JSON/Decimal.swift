/// Decimal text to the nearest Double: exact, and without a copy of the text for up to 19 digits.
package enum Decimal {
    /// Reads a number as JSON writes it, beginning at `offset`, and leaves `offset` behind it.
    ///
    /// Nil where no such number stands; `offset` then marks the fault. A number beyond Double's range is infinite.
    package static func read(_ bytes: [UInt8], at offset: inout Int) -> Double? {
        let start = offset
        let isNegative = offset < bytes.count && bytes[offset] == Byte.minus
        if isNegative { offset += 1 }
        let firstDigit = offset
        var digits: UInt64 = 0
        guard readDigits(bytes, at: &offset, into: &digits) else { return nil }
        if bytes[firstDigit] == Byte.zero, offset > firstDigit + 1 {
            offset = firstDigit + 1
            return nil
        }
        var exponent = 0
        var count = offset - firstDigit
        if offset < bytes.count, bytes[offset] == Byte.point {
            offset += 1
            let firstDecimal = offset
            guard readDigits(bytes, at: &offset, into: &digits) else { return nil }
            exponent = firstDecimal - offset
            count -= exponent
        }
        if offset < bytes.count, bytes[offset] | 0x20 == 0x65 {
            guard let written = readExponent(bytes, at: &offset) else { return nil }
            exponent += written
        }
        // 19 digits always fit; with more, leading zeros do not count.
        let fits = count <= 19 || count - leadingZeros(bytes, from: firstDigit) <= 19
        if fits, let magnitude = nearest(digits, exponent) { return isNegative ? -magnitude : magnitude }
        return Double(String(decoding: bytes[start..<offset], as: UTF8.self))
    }

    /// digits · 10^exponent, correctly rounded; nil outside the range that this arithmetic covers.
    package static func nearest(_ digits: UInt64, _ exponent: Int) -> Double? {
        if digits == 0 { return 0 }
        if digits <= 1 << 53, -22...22 ~= exponent {
            // Both are exact and one operation rounds once: Clinger, "How to read floating point numbers
            // accurately", 1990.
            let scale = powersOfTen[abs(exponent)]
            return exponent < 0 ? Double(digits) / scale : Double(digits) * scale
        }
        guard -27...27 ~= exponent else { return nil }
        return exponent < 0 ? quotient(digits, -exponent) : product(digits, exponent)
    }

    /// digits / 10^power for 1 ≤ power ≤ 27, where 5^power fits 63 bits.
    ///
    /// A 64-bit quotient and whether a remainder is left decide the rounding to 53 bits for certain.
    private static func quotient(_ digits: UInt64, _ power: Int) -> Double {
        let divisor = powersOfFive[power]
        let digitsShift = digits.leadingZeroBitCount
        let divisorShift = divisor.leadingZeroBitCount
        let high = digits << UInt64(digitsShift)
        let (quotient, remainder) = (divisor << UInt64(divisorShift)).dividingFullWidth((high >> 1, high << 63))
        let rounded = Double(quotient | (remainder == 0 ? 0 : 1))
        return rounded * powerOfTwo(divisorShift - digitsShift - 63 - power)
    }

    /// digits · 10^power for 0 ≤ power ≤ 27, by the exact 128-bit product.
    private static func product(_ digits: UInt64, _ power: Int) -> Double {
        let (high, low) = digits.multipliedFullWidth(by: powersOfFive[power])
        if high == 0 { return Double(low) * powerOfTwo(power) }
        let shift = high.leadingZeroBitCount
        let top = high << UInt64(shift) | (shift == 0 ? 0 : low >> UInt64(64 - shift))
        let rest = low << UInt64(shift)
        return Double(top | (rest == 0 ? 0 : 1)) * powerOfTwo(64 - shift + power)
    }

    /// 2^exponent within the normal range.
    private static func powerOfTwo(_ exponent: Int) -> Double {
        Double(bitPattern: UInt64(1023 + exponent) << 52)
    }

    /// Appends at least one digit to `digits`, wrapping around past 19 of them.
    @inline(__always)
    private static func readDigits(_ bytes: [UInt8], at offset: inout Int, into digits: inout UInt64) -> Bool {
        let start = offset
        while offset < bytes.count {
            let digit = bytes[offset] &- Byte.zero
            guard digit <= 9 else { break }
            digits = digits &* 10 &+ UInt64(digit)
            offset += 1
        }
        return offset > start
    }

    /// Reads "e", a sign and digits; an exponent of more than nine digits counts as 999,999,999.
    private static func readExponent(_ bytes: [UInt8], at offset: inout Int) -> Int? {
        offset += 1
        var isNegative = false
        if offset < bytes.count, bytes[offset] == Byte.minus || bytes[offset] == Byte.plus {
            isNegative = bytes[offset] == Byte.minus
            offset += 1
        }
        let start = offset
        var exponent: UInt64 = 0
        guard readDigits(bytes, at: &offset, into: &exponent) else { return nil }
        let bounded = offset - start > 9 ? 999_999_999 : Int(exponent)
        return isNegative ? -bounded : bounded
    }

    /// Zeros before the first other digit, on both sides of the point.
    private static func leadingZeros(_ bytes: [UInt8], from start: Int) -> Int {
        var zeros = 0
        for byte in bytes[start...] {
            if byte == Byte.zero { zeros += 1 } else if byte != Byte.point { break }
        }
        return zeros
    }

    private static let powersOfTen: [Double] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22,
    ]

    private static let powersOfFive: [UInt64] = [
        1, 5, 25, 125, 625, 3_125, 15_625, 78_125, 390_625, 1_953_125, 9_765_625, 48_828_125, 244_140_625,
        1_220_703_125, 6_103_515_625, 30_517_578_125, 152_587_890_625, 762_939_453_125, 3_814_697_265_625,
        19_073_486_328_125, 95_367_431_640_625, 476_837_158_203_125, 2_384_185_791_015_625, 11_920_928_955_078_125,
        59_604_644_775_390_625, 298_023_223_876_953_125, 1_490_116_119_384_765_625, 7_450_580_596_923_828_125,
    ]
}
