/// Which folder of AnalysisGate may look at which (docs/architecture.md has the picture).
///
/// Commands and Service wire everything together, as do files directly in the module, which may look everywhere.
/// Net holds values of the network that several folders name: addresses, peers.
enum FolderTable {
    static let allowed: [String: Set<String>] = [
        "Commands": [
            "Service", "HTTP", "Endpoints", "Gate", "Storage", "Config", "Adapters", "Observe", "Access", "Simulate",
            "Net",
        ],
        "Service": ["HTTP", "Endpoints", "Gate", "Storage", "Config", "Adapters", "Observe", "Access", "Net"],
        "Endpoints": ["HTTP", "Gate", "Storage", "Config", "Access", "Observe", "Adapters", "Net"],
        "Gate": ["Storage", "Config", "Adapters", "Observe", "Net"],
        "Access": ["HTTP", "Config", "Adapters", "Net"],
        "Simulate": ["HTTP", "Adapters", "Net"],
        "Config": ["Adapters", "Net"],
        "HTTP": ["Adapters", "Net"],
        "Storage": ["Adapters", "Observe"],
        "Observe": ["Adapters"],
        "Adapters": ["Net"],
        "Net": [],
    ]
}
