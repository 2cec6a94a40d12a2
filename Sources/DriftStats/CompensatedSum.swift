/// A sum that carries along what rounding loses (Neumaier 1974).
struct CompensatedSum {
    private var sum = 0.0
    private var lost = 0.0

    mutating func add(_ term: Double) {
        let next = sum + term
        lost += abs(sum) >= abs(term) ? (sum - next) + term : (term - next) + sum
        sum = next
    }

    var value: Double { sum + lost }
}
