package import Metrics

/// Parameters as `application/x-www-form-urlencoded`: everything but RFC 3986's unreserved characters in percents,
/// which servers read alike in a body and in a query.
package func formEncoded(_ parameters: [QueryRequest.Parameter]) -> [UInt8] {
    var bytes: [UInt8] = []
    for (index, parameter) in parameters.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: "&")) }
        appendEncoded(parameter.name, to: &bytes)
        bytes.append(UInt8(ascii: "="))
        appendEncoded(parameter.value, to: &bytes)
    }
    return bytes
}

private func appendEncoded(_ text: String, to bytes: inout [UInt8]) {
    let digits = Array("0123456789ABCDEF".utf8)
    for byte in text.utf8 {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E:
            bytes.append(byte)
        default:
            bytes.append(UInt8(ascii: "%"))
            bytes.append(digits[Int(byte >> 4)])
            bytes.append(digits[Int(byte & 15)])
        }
    }
}
