import CCurl

/// A server's address to which paths are added; user information in it is taken out as Basic credentials.
package struct BaseAddress: Sendable, Equatable {
    /// Without user information and without a slash at the end.
    package let url: String
    /// From the user information, decoded.
    package let credentials: ClientCredentials

    /// - Throws: `ClientFailure.invalid` for an address that is not absolute, neither `http` nor `https`, or has a
    ///   query or a fragment.
    package init(_ text: String) throws(ClientFailure) {
        guard let handle = unsafe curl_url() else {
            throw .invalid("libcurl has no memory for an address")
        }
        defer { unsafe curl_url_cleanup(handle) }
        func part(_ part: CURLUPart, _ flags: UInt32 = 0) -> String? {
            var text: UnsafeMutablePointer<CChar>?
            guard unsafe curl_url_get(handle, part, &text, flags) == CURLUE_OK, let text = unsafe text else {
                return nil
            }
            defer { unsafe curl_free(text) }
            return unsafe String(cString: text)
        }
        let code = unsafe curl_url_set(handle, CURLUPART_URL, text, 0)
        guard code == CURLUE_OK, ["http", "https"].contains(part(CURLUPART_SCHEME)) else {
            throw .invalid("an address is written http://host:port/path or https://host:port/path")
        }
        guard part(CURLUPART_QUERY) == nil, part(CURLUPART_FRAGMENT) == nil else {
            throw .invalid("a base address has neither a query nor a fragment")
        }
        let decode = UInt32(CURLU_URLDECODE)
        let user = part(CURLUPART_USER, decode)
        let password = part(CURLUPART_PASSWORD, decode)
        credentials =
            user == nil && password == nil ? .none : .basic(user: user ?? "", password: password ?? "")
        unsafe curl_url_set(handle, CURLUPART_USER, nil, 0)
        unsafe curl_url_set(handle, CURLUPART_PASSWORD, nil, 0)
        guard var url = part(CURLUPART_URL) else {
            throw .invalid("an address is written http://host:port/path or https://host:port/path")
        }
        while url.hasSuffix("/") { url.removeLast() }
        self.url = url
    }
}
