struct SilentJournal: HookJournal {
    func record(_ call: HookCall, _ decision: HookDecision, seconds: Double) {}
    func record(_ call: HookCall, _ problem: Problem) {}
}
