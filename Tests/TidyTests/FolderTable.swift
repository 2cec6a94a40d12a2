/// Which folder of AnalysisGate may look at which (docs/architecture.md has the picture).
///
/// Files directly in the module wire everything together and may look everywhere.
enum FolderTable {
    static let allowed: [String: Set<String>] = [
        "Commands": ["HTTP", "Endpoints", "Gate", "Storage", "Config", "Adapters", "Observe", "Access", "Simulate"],
        "Endpoints": ["HTTP", "Gate", "Storage", "Config", "Access", "Observe"],
        "Gate": ["Storage", "Config", "Adapters", "Observe"],
        "Access": ["HTTP", "Config", "Adapters"],
        "Simulate": ["HTTP", "Adapters"],
        "Config": ["Adapters"],
        "HTTP": ["Adapters"],
        "Storage": ["Adapters"],
        "Observe": ["Adapters"],
        "Adapters": [],
    ]
}
