extension GateBook {
    /// What the gate of a hook says in the open epoch.
    func standing(of call: HookCall, epoch: String?) -> Standing.GateStanding {
        let key = GateKey(rollout: call.key, hook: call.hook.rawValue, ownName: call.gate ?? GateName.standard)
        let gate = epoch.flatMap { self.gate(key, epoch: $0) }
        if let gate, gate.isOpen { return .open(by: gate.decidedBy) }
        // A gate that nobody asked for counts once a person has halted it.
        let isAsked = call.hook == .confirmRollout || call.gate != nil && call.hook.isConfirm
        if let gate, call.hook.isConfirm {
            return .closed("halted by \(gate.decidedBy)" + (gate.reason.isEmpty ? "" : ": \(gate.reason)"))
        }
        guard isAsked else { return .notAsked }
        let rollout = "\(call.key.namespace)/\(call.key.name)"
        return .closed(
            "waiting for approval of gate \"\(key.ownName)\": "
                + "analysisgate gate approve \(rollout)/\(key.hook)/\(key.ownName)")
    }
}

extension Standing.Hold {
    init(_ hold: HoldRow) {
        switch hold.kind {
        case .override: self = .overridden(by: hold.by, reason: hold.reason)
        case .freeze: self = .frozen(by: hold.by, reason: hold.reason)
        }
    }
}
