import Metrics
import Testing

@Suite struct NumberTextTests {
    @Test(arguments: [
        (0.01516, "1.52%"), (0.0000123, "0.00123%"), (1, "100%"), (0, "0%"), (0.995, "99.5%"), (0.12345, "12.3%"),
    ])
    func percent(_ share: Double, _ text: String) { #expect(NumberText.percent(share) == text) }

    @Test(arguments: [
        (0.0, "0x"), (0.001, "<0.01x"), (0.984, "0.98x"), (0.999, "1.0x"), (3.07, "3.1x"), (9.96, "10x"),
        (123.4, "123x"),
        (1e9, ">1000x"),
    ])
    func ratio(_ ratio: Double, _ text: String) { #expect(NumberText.ratio(ratio) == text) }

    @Test(arguments: [
        (91.0, "91"), (54_000, "54000"), (1.3, "1.3"), (1_250_000, "1.25M"), (3.4e9, "3.4G"), (12345.6, "12346"),
    ])
    func count(_ count: Double, _ text: String) { #expect(NumberText.count(count) == text) }

    @Test(arguments: [(0.182, "182ms"), (0.00085, "850µs"), (1.24, "1.24s"), (0, "0s"), (0.25, "250ms")])
    func seconds(_ seconds: Double, _ text: String) { #expect(NumberText.seconds(seconds) == text) }

    @Test(arguments: [(0.5, "30 s"), (14.2, "14 min"), (210, "3.5 h"), (14_400, "10 days")])
    func minutes(_ minutes: Double, _ text: String) { #expect(NumberText.minutes(minutes) == text) }

    @Test(arguments: [
        (-1.5, 2, "-1.50"), (0.005, 2, "0.01"), (-0.001, 2, "0.00"), (1e20, 0, "1e+20"), (.nan, 1, "nan"),
    ])
    func decimals(_ number: Double, _ places: Int, _ text: String) {
        #expect(NumberText.decimals(number, places) == text)
    }
}
