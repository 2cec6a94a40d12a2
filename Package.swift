// swift-tools-version: 6.2
import PackageDescription

let house: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .strictMemorySafety(),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

/// A C library of the system: a module map and, where Swift cannot call it as it is, a shim header.
func library(_ name: String, pkgConfig: String? = nil, package: String? = nil) -> Target {
    .systemLibrary(
        name: name, path: "Sources/CLibs/\(name)", pkgConfig: pkgConfig,
        providers: package.map { [.apt([$0])] })
}

let package = Package(
    name: "analysisgate",
    products: [
        .executable(name: "analysisgate", targets: ["AnalysisGate"]),
        .library(name: "DriftStats", targets: ["DriftStats"]),
    ],
    targets: [
        library("CCurl", pkgConfig: "libcurl", package: "libcurl4-openssl-dev"),
        library("CZlib", pkgConfig: "zlib", package: "zlib1g-dev"),
        library("CSQLite", pkgConfig: "sqlite3", package: "libsqlite3-dev"),
        library("CYAML", pkgConfig: "yaml-0.1", package: "libyaml-dev"),
        library("COpenSSL", pkgConfig: "libcrypto", package: "libssl-dev"),
        library("CLinux"),

        .target(name: "JSON", swiftSettings: house),
        .target(name: "DriftStats", swiftSettings: house),
        .target(name: "Metrics", dependencies: ["DriftStats", "JSON"], swiftSettings: house),
        .target(name: "Notify", dependencies: ["JSON"], swiftSettings: house),
        .executableTarget(
            name: "AnalysisGate",
            dependencies: [
                "Metrics", "Notify", "JSON",
                "CCurl", "CZlib", "CSQLite", "CYAML", "COpenSSL", "CLinux",
            ],
            swiftSettings: house),

        .executableTarget(
            name: "DecodeBenchmark", dependencies: ["Metrics"], path: "Benchmarks/Decode", swiftSettings: house),

        .target(
            name: "TestKit", dependencies: ["JSON", "CLinux"], path: "Tests/TestKit", swiftSettings: house),
        .testTarget(name: "JSONTests", dependencies: ["JSON"], swiftSettings: house),
        .testTarget(
            name: "DriftStatsTests", dependencies: ["DriftStats", "JSON", "TestKit"],
            resources: [.copy("Golden")], swiftSettings: house),
        .testTarget(
            name: "MetricsTests", dependencies: ["Metrics", "DriftStats", "JSON", "TestKit"], swiftSettings: house),
        .testTarget(
            name: "CalibrationTests", dependencies: ["Metrics", "DriftStats", "TestKit"], swiftSettings: house),
        .testTarget(
            name: "AnalysisGateTests", dependencies: ["AnalysisGate", "TestKit", "JSON", "CLinux"],
            swiftSettings: house),
        .testTarget(
            name: "IntegrationTests", dependencies: ["AnalysisGate", "TestKit", "JSON"], swiftSettings: house),
        .testTarget(name: "ConformanceTests", dependencies: ["TestKit", "JSON"], swiftSettings: house),
        .testTarget(
            name: "DeployTests", dependencies: ["AnalysisGate", "TestKit", "JSON"], swiftSettings: house),
        .testTarget(name: "TidyTests", dependencies: ["TestKit"], swiftSettings: house),
    ]
)
