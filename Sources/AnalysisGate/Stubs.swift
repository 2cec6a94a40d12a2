import Metrics
extension Analysis { func filled(with: [String:String]) throws(MissingField) -> Analysis { self } }
struct MissingField: Error { var message: String }
extension Verdict { func json(id: String, reportURL: String, full: Bool) -> [UInt8] { [] } }
