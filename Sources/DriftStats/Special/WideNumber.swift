import Glibc

/// A number of at least 0 whose exponent does not underflow: mantissa · 2^(512 block).
struct WideNumber {
    private var mantissa: Double
    private var block: Int

    static let zero = WideNumber(mantissa: 0, block: -1_000_000_000)
    static let one = WideNumber(mantissa: 1, block: 0)

    private static let unit = 0x1p-512

    /// The product with a factor from 0 to 1.
    @inline(__always)
    func times(_ factor: Double) -> WideNumber {
        let product = mantissa * factor
        if product >= Self.unit || product == 0 { return WideNumber(mantissa: product, block: block) }
        return WideNumber(mantissa: product / Self.unit, block: block - 1)
    }

    @inline(__always)
    mutating func add(_ other: WideNumber) {
        if block == other.block {
            mantissa += other.mantissa
        } else if block > other.block {
            if block - other.block == 1 { mantissa += other.mantissa * Self.unit }
        } else {
            let small = other.block - block == 1 ? mantissa * Self.unit : 0
            self = WideNumber(mantissa: other.mantissa + small, block: other.block)
        }
    }

    /// As a `Double`, 0 where that underflows.
    var value: Double { block < -2 ? 0 : mantissa * pow(2, 512 * Double(block)) }

    var logarithm: Double { log(mantissa) + 512 * Double(block) * 0.6931471805599453 }
}
