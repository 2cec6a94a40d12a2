/// What a hook is answered: a status that Flagger understands and one line.
package struct HookAnswer: Sendable, Equatable {
    /// 200, or 403 (hold, do not roll back), or 422 (a failed check); never 204, 3xx, 429 or 5xx.
    package var status: Int
    package var line: String

    package init(_ status: Int, _ line: String) {
        self.status = status
        self.line = line
    }

    package var isGo: Bool { status == 200 }
}
