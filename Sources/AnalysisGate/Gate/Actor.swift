/// Who did something, as far as it is known.
package struct Actor: Sendable, Equatable {
    /// The name of the token that the caller showed; empty where none is needed.
    package var token: String
    /// Who the caller said it was; empty when it said nothing.
    package var claimed: String
    /// Address of the other end.
    package var address: String

    package init(token: String, claimed: String = "", address: String = "") {
        self.token = token
        self.claimed = claimed
        self.address = address
    }

    /// The name that people see: a claim never hides the token that made it.
    package var name: String {
        switch (claimed.isEmpty, token.isEmpty) {
        case (true, true): "somebody on this machine"
        case (true, false): token
        case (false, true): claimed
        case (false, false): claimed == token ? token : "\(claimed) (token \(token))"
        }
    }
}
