/// One line of the surface: which methods of which path are answered by what.
package struct Route: Sendable {
    /// Empty for any method.
    package var methods: [String]
    package var path: String
    package var answer: @Sendable (Request, [String: String]) -> Reply

    package init(
        _ methods: [String], _ path: String, _ answer: @escaping @Sendable (Request, [String: String]) -> Reply
    ) {
        self.methods = methods
        self.path = path
        self.answer = answer
    }
}
