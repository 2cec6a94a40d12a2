import Glibc

/// The program: runs the command that the command line names.
@main
struct AnalysisGate {
    static func main() async {
        exit(await Program.run(Array(CommandLine.arguments.dropFirst())))
    }
}
