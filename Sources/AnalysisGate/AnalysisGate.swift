/// The program: reads the command line and runs one command.
@main
struct AnalysisGate {
    static func main() async {
    }
}
