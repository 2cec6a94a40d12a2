/// A set of ASCII characters, as two words of bits.
package struct ByteSet: Sendable {
    /// The characters 0…63.
    let low: UInt64
    /// The characters 64…127.
    let high: UInt64

    /// False for all bytes above 0x7F.
    package func contains(_ byte: UInt8) -> Bool {
        let word = byte < 64 ? low : high
        return byte < 128 && word &>> UInt64(byte & 63) & 1 == 1
    }

    /// `tchar` of RFC 9110, 5.6.2: what methods and field names are made of.
    package static let token = ByteSet(low: 0x03FF_6CFA_0000_0000, high: 0x57FF_FFFF_C7FF_FFFE)
    /// `pchar` of RFC 3986, 3.3, with `/` and the `%` of an escape.
    package static let path = ByteSet(low: 0x2FFF_FFF2_0000_0000, high: 0x47FF_FFFE_87FF_FFFF)
    /// Every printable character but `#`: callers put queries into URLs with less care than RFC 3986 asks.
    package static let query = ByteSet(low: 0xFFFF_FFF6_0000_0000, high: 0x7FFF_FFFF_FFFF_FFFF)
    /// `unreserved` of RFC 3986, 2.3: the part of `reg-name` that host names use.
    package static let host = ByteSet(low: 0x03FF_6000_0000_0000, high: 0x47FF_FFFE_87FF_FFFE)
    /// What stands between the brackets of an IPv6 address.
    package static let bracketed = ByteSet(low: 0x07FF_4000_0000_0000, high: 0x0000_007E_0000_007E)
}
