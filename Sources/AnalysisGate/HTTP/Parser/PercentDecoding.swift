/// Decoding of percent-escapes (RFC 3986, 2.1) and of forms.
enum PercentDecoding {
    /// The text of a range, or nil for a broken escape, a NUL or bytes that are no UTF-8.
    /// - Parameter plusIsBlank: whether `+` stands for a blank, as in a query.
    static func decode(_ bytes: ArraySlice<UInt8>, plusIsBlank: Bool) -> String? {
        let plain = bytes.allSatisfy { $0 != ASCII.percent && $0 != ASCII.plus && $0 < 0x80 }
        if plain { return String(decoding: bytes, as: UTF8.self) }
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            index += 1
            switch byte {
            case ASCII.percent:
                guard index + 1 < bytes.endIndex,
                    let high = ASCII.hexValue(bytes[index]), let low = ASCII.hexValue(bytes[index + 1]),
                    high | low != 0
                else { return nil }
                decoded.append(high << 4 | low)
                index += 2
            case ASCII.plus: decoded.append(plusIsBlank ? ASCII.blank : byte)
            default: decoded.append(byte)
            }
        }
        return String(validating: decoded, as: UTF8.self)
    }

    /// Whether `items` can decode a range of printable ASCII.
    static func areValid(_ bytes: ArraySlice<UInt8>) -> Bool {
        !bytes.contains(ASCII.percent) || items(bytes) != nil
    }

    /// The items of a query or of a form body, in their order; nil when a name or a value cannot be decoded.
    static func items(_ bytes: ArraySlice<UInt8>) -> [QueryItem]? {
        var items: [QueryItem] = []
        for pair in bytes.split(separator: ASCII.ampersand) {
            let equals = pair.firstIndex(of: ASCII.equals) ?? pair.endIndex
            let rest = pair[equals...].dropFirst()
            guard let name = decode(pair[..<equals], plusIsBlank: true),
                let value = decode(rest, plusIsBlank: true)
            else { return nil }
            items.append(QueryItem(name, value))
        }
        return items
    }
}
