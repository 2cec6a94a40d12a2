/// The parts of a reason that the data give; the decision puts them together.
struct EvidenceText: Sendable, Equatable {
    /// Both sides: "canary 1.52% (91/6000) v baseline 0.49% (265/54000)".
    var sides = ""
    /// "3.1x"; empty where there is no ratio.
    var effect = ""
    /// What is said of the effect in a failure: "worse".
    var harm = ""
    /// "2.2–4.3"; empty where there is none.
    var interval = ""
    /// "1.5x".
    var limit = ""
    /// What a proof says: "under 1.5x".
    var proof = ""
    /// Why waiting alone will not decide; nil where it will.
    var obstacle: String?
    /// Remarks that belong to every state: "in the last 25 min".
    var remarks: [String] = []
}
