import Glibc

/// The program: runs the command that the command line names.
@main
struct AnalysisGate {
    static func main() async {
        // Whoever reads the output or the log may go away: that is an error of one write, not the end of the process.
        signal(SIGPIPE, SIG_IGN)
        exit(await Program.run(Array(CommandLine.arguments.dropFirst())))
    }
}
