import COpenSSL

/// The SHA-256 of a secret, compared in constant time: what is compared has one length whatever the secret's is, and
/// how much of it agrees tells nothing of the secret.
@safe
struct SecretDigest: Sendable {
    private typealias Words = (UInt64, UInt64, UInt64, UInt64)

    private var words: Words = (0, 0, 0, 0)

    /// Looked up once: the look-up costs more than the digest.
    ///
    /// `nonisolated(unsafe)`: a constant of the library, never written to after this.
    private nonisolated(unsafe) static let algorithm = unsafe EVP_MD_fetch(nil, "SHA256", nil)

    /// Nil when the library cannot compute it.
    init?(of secret: ArraySlice<UInt8>) {
        let succeeded = unsafe withUnsafeMutableBytes(of: &words) { digest in
            unsafe secret.withUnsafeBytes { bytes in
                let digest = unsafe digest.bindMemory(to: UInt8.self).baseAddress
                return unsafe EVP_Digest(bytes.baseAddress, bytes.count, digest, nil, Self.algorithm, nil)
            }
        }
        if succeeded != 1 { return nil }
    }

    /// Whether both are the same.
    func matches(_ other: SecretDigest) -> Bool {
        unsafe withUnsafeBytes(of: words) { mine in
            unsafe withUnsafeBytes(of: other.words) { theirs in
                unsafe CRYPTO_memcmp(mine.baseAddress, theirs.baseAddress, mine.count) == 0
            }
        }
    }
}
