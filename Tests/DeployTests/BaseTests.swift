import Foundation
import JSON
import TestKit
import Testing

/// The base: one pod that asks the cluster for nothing and is granted nothing.
@Suite struct BaseTests {
    private static let kinds = [
        "Namespace", "ServiceAccount", "ConfigMap", "Service", "StatefulSet", "NetworkPolicy", "PodMonitor",
    ]

    @Test func `the base holds one of each`() async throws {
        let rendered = try await Rendered("base")
        #expect(rendered.objects.compactMap { $0["kind"]?.stringValue }.sorted() == Self.kinds.sorted())
        let outside = rendered.objects.filter {
            $0["kind"]?.stringValue != "Namespace" && $0["metadata"]?["namespace"]?.stringValue != "analysisgate"
        }
        #expect(outside.isEmpty)
    }

    @Test func `the pod meets the restricted standard`() async throws {
        let set = try #require(try await Rendered("base").all("StatefulSet").first)
        #expect(set["spec"]?["replicas"] == .number(1))
        let pod = try #require(set["spec"]?["template"]?["spec"])
        #expect(pod["automountServiceAccountToken"] == .bool(false))
        #expect(pod["securityContext"]?["runAsNonRoot"] == .bool(true))
        #expect(pod["securityContext"]?["seccompProfile"]?["type"] == .string("RuntimeDefault"))
        for unwanted in ["hostNetwork", "hostPID", "hostIPC"] { #expect(pod[unwanted] == nil) }
        let containers = try #require(pod["containers"]?.elements)
        for container in containers {
            let context = try #require(container["securityContext"])
            #expect(context["allowPrivilegeEscalation"] == .bool(false))
            #expect(context["readOnlyRootFilesystem"] == .bool(true))
            #expect(context["capabilities"]?["drop"] == .array([.string("ALL")]))
            #expect(container["resources"]?["limits"]?["memory"] != nil)
        }
    }

    @Test func `probes, service and monitor name the port of the container`() async throws {
        let rendered = try await Rendered("base")
        let container = try #require(
            rendered.all("StatefulSet").first?["spec"]?["template"]?["spec"]?["containers"]?[0])
        let port = try #require(container["ports"]?[0]?["name"])
        #expect(container["livenessProbe"]?["httpGet"]?["path"] == .string("/livez"))
        #expect(container["readinessProbe"]?["httpGet"]?["path"] == .string("/readyz"))
        #expect(container["livenessProbe"]?["httpGet"]?["port"] == port)
        #expect(container["readinessProbe"]?["httpGet"]?["port"] == port)
        #expect(rendered.all("Service").first?["spec"]?["ports"]?[0]?["targetPort"] == port)
        #expect(rendered.all("PodMonitor").first?["spec"]?["podMetricsEndpoints"]?[0]?["port"] == port)
        #expect(rendered.all("NetworkPolicy").first?["spec"]?["ingress"]?[0]?["ports"]?[0]?["port"] == port)
    }

    @Test func `selectors find the pod`() async throws {
        let rendered = try await Rendered("base")
        let labels = rendered.all("StatefulSet").first?["spec"]?["template"]?["metadata"]?["labels"]
        #expect(labels?.members?.isEmpty == false)
        #expect(rendered.all("StatefulSet").first?["spec"]?["selector"]?["matchLabels"] == labels)
        #expect(rendered.all("Service").first?["spec"]?["selector"] == labels)
        #expect(rendered.all("PodMonitor").first?["spec"]?["selector"]?["matchLabels"] == labels)
        #expect(rendered.all("NetworkPolicy").first?["spec"]?["podSelector"]?["matchLabels"] == labels)
    }

    @Test func `the configuration is accepted`() async throws {
        let map = try #require(try await Rendered("base").all("ConfigMap").first)
        let text = try #require(map["data"]?["gate.yaml"]?.stringValue)
        try await expectAccepted(text)
    }
}

/// Runs `check` on a configuration whose token file is put in place first.
func expectAccepted(_ text: String) async throws {
    let folder = try TemporaryFolder()
    try folder.write("tokens/operators", "secret-of-the-operators\n")
    let file = try folder.write(
        "gate.yaml", text.replacingOccurrences(of: "/etc/analysisgate/tokens", with: folder.path("tokens")))
    let outcome = try await GateProcess.run(["check", "--config", file])
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
}
