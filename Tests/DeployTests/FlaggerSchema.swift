import JSON

/// The Canary's schema as Flagger ships it.
enum FlaggerSchema {
    static var canary: StructuralSchema {
        get throws {
            let definition = try Manifest.file("Tests/Fixtures/crds/canaries.yaml").first
            let version = definition?["spec"]?["versions"]?[0]
            guard case .object(var members)? = version?["schema"]?["openAPIV3Schema"] else {
                throw Manifest.Unreadable(description: "canaries.yaml holds no schema")
            }
            // The API server knows these three of itself.
            for index in members.indices where members[index].name == "properties" {
                guard case .object(var known) = members[index].value else { continue }
                let string = JSONValue.object([JSONValue.Member("type", .string("string"))])
                let object = JSONValue.object([JSONValue.Member("type", .string("object"))])
                for (name, schema) in [("apiVersion", string), ("kind", string), ("metadata", object)]
                where !known.contains(where: { $0.name == name }) {
                    known.append(JSONValue.Member(name, schema))
                }
                members[index].value = .object(known)
            }
            return StructuralSchema(schema: .object(members))
        }
    }
}
