import CCurl

/// How a transfer ended, in libcurl's terms.
struct CurlCode: Equatable {
    let raw: CURLcode

    var isSuccess: Bool { raw == CURLE_OK }

    /// The failure that this code stands for.
    ///
    /// - Parameters:
    ///   - words: libcurl's description of this very case.
    ///   - request: Whose timeout and limit go into the failure.
    func failure(_ words: String, of request: ClientRequest) -> ClientFailure {
        switch raw {
        case CURLE_OPERATION_TIMEDOUT:
            .timedOut(seconds: request.timeoutSeconds)
        case CURLE_FILESIZE_EXCEEDED:
            .tooLarge(limitBytes: request.maximumAnswerBytes)
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY:
            .unresolved(words)
        case CURLE_COULDNT_CONNECT:
            .unreachable(words)
        case CURLE_URL_MALFORMAT, CURLE_BAD_FUNCTION_ARGUMENT:
            .invalid(words)
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CACERT_BADFILE,
            CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER, CURLE_SSL_ISSUER_ERROR:
            .untrusted(words)
        default:
            .broken(words)
        }
    }
}
