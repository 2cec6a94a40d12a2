extension JSONWriter {
    /// A member that is an array with one object for each element.
    package mutating func objects<Element>(
        _ name: String, _ elements: some Sequence<Element>, _ write: (Element, inout JSONWriter) -> Void
    ) {
        array(name) { list in
            for element in elements { list.object { write(element, &$0) } }
        }
    }

    /// One whole document that is an object.
    package static func objectDocument(_ body: (inout JSONWriter) -> Void) -> [UInt8] {
        document { $0.object(body) }
    }
}
