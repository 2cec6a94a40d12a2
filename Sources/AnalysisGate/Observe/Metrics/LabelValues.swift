/// The values of a series' labels, in the order of the metric's label names; unused ones are empty.
struct LabelValues: Sendable, Hashable {
    var first = ""
    var second = ""
    var third = ""

    var all: [String] { [first, second, third] }
}
