import AnalysisGate
import Testing

@Suite("Endpoints of the simulation")
struct SimulateHandlerTests {
    private let handler = SimulateHandler(
        SimulatedModel(app: "churn", namespace: "ml", settings: SimulationSettings(), seed: 1), seconds: { 10 })

    private func ask(
        _ method: String, _ path: String, _ query: [QueryItem] = [], peer: Peer = .local
    ) -> (status: Int, text: String) {
        guard
            case .now(let response) = handler.reply(
                to: Request(method: method, path: path, query: query, peer: peer))
        else { return (0, "") }
        return (response.status, String(decoding: response.body, as: UTF8.self))
    }

    @Test("metrics are those of the moment")
    func metrics() {
        let (status, text) = ask("GET", "/metrics")
        #expect(status == 200)
        #expect(text.contains("# TYPE model_predictions_total counter\n"))
        #expect(text.hasSuffix("\n"))
    }

    @Test("settings change together or not at all")
    func control() {
        let changed = ask(
            "POST", "/control", [QueryItem("canary-error-factor", "3"), QueryItem("canary-weight", "50%")])
        #expect(changed.status == 200)
        #expect(changed.text.contains("canary-error-factor 3.0 "))
        #expect(changed.text.contains("canary-weight 50.0 "))
        let refused = ask("POST", "/control", [QueryItem("error-rate", "1%"), QueryItem("pods", "1.5")])
        #expect(refused.status == 400)
        #expect(refused.text == "pods: 1.5 is not a whole number from 1.0 to 100.0")
        #expect(ask("GET", "/control").text.contains("error-rate 0.005 "))
        #expect(ask("POST", "/control", [QueryItem("error-rate", "1%")]).text.contains("error-rate 0.01 "))
        #expect(ask("POST", "/control", [QueryItem("nonsense", "1")]).text.contains("there are rate, canary-weight"))
        for text in ["", "nan", "inf", "-1", "101", "%"] {
            #expect(ask("POST", "/control", [QueryItem("canary-weight", text)]).status == 400, "\(text)")
        }
    }

    @Test("strangers look but change nothing")
    func peers() {
        let stranger = Peer.v4(0x0A00_0001)
        #expect(ask("POST", "/control", [QueryItem("pods", "1")], peer: stranger).status == 403)
        #expect(ask("GET", "/metrics", peer: stranger).status == 200)
        #expect(ask("GET", "/control").text.contains("pods 3 "))
    }

    @Test("what does not exist says what does")
    func unknown() {
        #expect(ask("GET", "/").status == 404)
        #expect(ask("PUT", "/control").status == 405)
        #expect(ask("POST", "/metrics").status == 405)
    }
}
