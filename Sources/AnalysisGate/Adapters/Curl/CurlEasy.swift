import CCurl

/// One transfer: its options as libcurl has them and what has been received so far.
@safe
final class CurlEasy {
    let handle: UnsafeMutableRawPointer
    private let request: ClientRequest
    private var fields: UnsafeMutablePointer<curl_slist>?
    private let words = UnsafeMutableBufferPointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))
    private var received: CurlReceived

    /// - Parameter timeLeft: Until the request's deadline, above zero.
    init(
        _ number: UInt64, _ request: ClientRequest, _ settings: CurlSettings, timeLeft: Duration
    ) throws(ClientFailure) {
        guard let handle = unsafe curl_easy_init() else {
            throw .invalid("libcurl has no memory for a transfer")
        }
        unsafe self.handle = unsafe handle
        self.request = request
        received = CurlReceived(limitBytes: request.maximumAnswerBytes)
        unsafe words.initialize(repeating: 0)
        try setBasics(number, settings, timeLeft)
        try setMethod()
        try setFields()
        try setCredentials()
        try setTLS()
        setCallbacks()
    }

    deinit {
        unsafe curl_easy_cleanup(handle)
        unsafe curl_slist_free_all(fields)
        unsafe words.deallocate()
    }

    /// The answer, or what became of it.
    func outcome(_ code: CurlCode) -> Result<ClientAnswer, ClientFailure> {
        if let failure = received.failure {
            return .failure(failure)
        }
        guard code.isSuccess else {
            let ours = String(decoding: unsafe words.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
            let generic = unsafe String(cString: curl_easy_strerror(code.raw))
            return .failure(code.failure(ours.isEmpty ? generic : ours, of: request))
        }
        var status = 0
        unsafe ag_easy_get_long(handle, CURLINFO_RESPONSE_CODE, &status)
        return .success(ClientAnswer(status: status, headers: received.headers, body: received.body))
    }

    private func setBasics(
        _ number: UInt64, _ settings: CurlSettings, _ timeLeft: Duration
    ) throws(ClientFailure) {
        let milliseconds = max(1, Int(timeLeft / .milliseconds(1)))
        try set(CURLOPT_URL, request.url)
        try set(CURLOPT_PROTOCOLS_STR, "http,https")
        try set(CURLOPT_REDIR_PROTOCOLS_STR, "http,https")
        try set(CURLOPT_USERAGENT, settings.userAgent)
        try set(CURLOPT_ACCEPT_ENCODING, "gzip")
        try set(CURLOPT_NOSIGNAL, 1)
        try set(CURLOPT_TIMEOUT_MS, milliseconds)
        try set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
        try set(CURLOPT_FOLLOWLOCATION, request.maximumRedirects > 0 ? 1 : 0)
        try set(CURLOPT_MAXREDIRS, request.maximumRedirects)
        try set(CURLOPT_TCP_KEEPALIVE, 1)
        if !settings.usesEnvironmentProxies {
            try set(CURLOPT_PROXY, "")
        }
        if let path = request.unixSocketPath {
            try set(CURLOPT_UNIX_SOCKET_PATH, path)
        }
        unsafe ag_easy_set_offset(handle, CURLOPT_MAXFILESIZE_LARGE, curl_off_t(request.maximumAnswerBytes))
        unsafe ag_easy_set_pointer(handle, CURLOPT_ERRORBUFFER, words.baseAddress)
        unsafe ag_easy_set_pointer(handle, CURLOPT_PRIVATE, UnsafeMutableRawPointer(bitPattern: UInt(number)))
    }

    private func setMethod() throws(ClientFailure) {
        switch request.method {
        case "GET" where request.body.isEmpty:
            try set(CURLOPT_HTTPGET, 1)
        case "HEAD":
            try set(CURLOPT_NOBODY, 1)
        default:
            try set(CURLOPT_POST, 1)
            if request.method != "POST" {
                try set(CURLOPT_CUSTOMREQUEST, request.method)
            }
            unsafe ag_easy_set_offset(handle, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(request.body.count))
            // Copies: the size was told before, so that zero bytes in the body do no harm.
            let code = unsafe request.body.withUnsafeBytes { bytes in
                unsafe ag_easy_set_pointer(
                    handle, CURLOPT_COPYPOSTFIELDS, UnsafeMutableRawPointer(mutating: bytes.baseAddress))
            }
            try check(code, CURLOPT_COPYPOSTFIELDS)
        }
    }

    private func setFields() throws(ClientFailure) {
        var lines = request.headers.map { $0.value.isEmpty ? "\($0.name);" : "\($0.name): \($0.value)" }
        // Without these libcurl would wait for "100 Continue" and name a form's type for any body.
        lines.append("Expect:")
        if !request.headers.contains(where: { $0.name.equalsIgnoringCase("Content-Type") }) {
            lines.append("Content-Type:")
        }
        for line in lines {
            guard let longer = unsafe curl_slist_append(fields, line) else {
                throw .invalid("libcurl has no memory for the header fields")
            }
            unsafe fields = unsafe longer
        }
        try check(unsafe ag_easy_set_pointer(handle, CURLOPT_HTTPHEADER, fields), CURLOPT_HTTPHEADER)
    }

    private func setCredentials() throws(ClientFailure) {
        switch request.credentials {
        case .none:
            break
        case .bearer(let token):
            try set(CURLOPT_HTTPAUTH, ag_auth_bearer)
            try set(CURLOPT_XOAUTH2_BEARER, token)
        case .basic(let user, let password):
            try set(CURLOPT_HTTPAUTH, ag_auth_basic)
            try set(CURLOPT_USERNAME, user)
            try set(CURLOPT_PASSWORD, password)
        }
    }

    private func setTLS() throws(ClientFailure) {
        try set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        if let file = request.tls.authorityFile { try set(CURLOPT_CAINFO, file) }
        if let file = request.tls.certificateFile { try set(CURLOPT_SSLCERT, file) }
        if let file = request.tls.keyFile { try set(CURLOPT_SSLKEY, file) }
    }

    private func setCallbacks() {
        // Unretained: the loop holds this object for as long as the handle is part of the multi handle, and callbacks
        // come from nowhere else.
        let user = unsafe Unmanaged.passUnretained(self).toOpaque()
        unsafe ag_easy_set_pointer(handle, CURLOPT_WRITEDATA, user)
        unsafe ag_easy_set_writer(handle, CURLOPT_WRITEFUNCTION) { bytes, size, count, user in
            guard let user = unsafe user else { return 0 }
            let transfer = unsafe Unmanaged<CurlEasy>.fromOpaque(user).takeUnretainedValue()
            let piece = unsafe UnsafeRawBufferPointer(start: bytes, count: size * count)
            return unsafe transfer.received.addBody(piece) ? piece.count : 0
        }
        unsafe ag_easy_set_pointer(handle, CURLOPT_HEADERDATA, user)
        unsafe ag_easy_set_writer(handle, CURLOPT_HEADERFUNCTION) { bytes, size, count, user in
            guard let user = unsafe user else { return 0 }
            let transfer = unsafe Unmanaged<CurlEasy>.fromOpaque(user).takeUnretainedValue()
            let piece = unsafe UnsafeRawBufferPointer(start: bytes, count: size * count)
            return unsafe transfer.received.addHeaderLine(Array(piece)) ? piece.count : 0
        }
    }

    private func set(_ option: CURLoption, _ value: Int) throws(ClientFailure) {
        try check(unsafe ag_easy_set_long(handle, option, value), option)
    }

    private func set(_ option: CURLoption, _ value: String) throws(ClientFailure) {
        guard !value.utf8.contains(0) else {
            throw .invalid("a zero byte in an address, a credential or a path")
        }
        try check(unsafe ag_easy_set_text(handle, option, value), option)
    }

    private func check(_ code: CURLcode, _ option: CURLoption) throws(ClientFailure) {
        guard code != CURLE_OK else { return }
        throw .invalid("libcurl refuses option \(option.rawValue): \(unsafe String(cString: curl_easy_strerror(code)))")
    }
}
