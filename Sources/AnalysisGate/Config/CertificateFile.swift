/// A file in PEM that another library opens by its path. The digest makes a configuration differ when the content does.
package struct CertificateFile: Sendable, Equatable {
    /// A path that the process can open.
    package var path: String
    package var digest: Int
}
