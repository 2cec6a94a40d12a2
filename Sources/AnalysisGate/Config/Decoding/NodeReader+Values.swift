extension NodeReader {
    /// A duration in seconds within a range; `lowest` and `highest` are the texts of its ends.
    func duration(_ lowest: String, _ highest: String) -> Double? {
        let range = (Quantity.time(lowest) ?? 0)...(Quantity.time(highest) ?? 0)
        return scalar("a duration like 4s, 2m or 1h30m, from \(lowest) to \(highest)") { text in
            Quantity.time(text).flatMap { range.contains($0) ? $0 : nil }
        }
    }

    func boolean() -> Bool? {
        scalar("true or false") { text in ["true": true, "false": false][text] }
    }

    /// The glob patterns of a list.
    func globs() -> [Glob]? {
        list("a list of names, * and ? allowed")?.compactMap { element in
            element.scalar("a name of letters, digits, - and ., * and ? allowed") { text in
                let isName = !text.isEmpty && text.utf8.allSatisfy { $0.isNameByte || [0x2A, 0x2E, 0x3F].contains($0) }
                return isName ? Glob(text) : nil
            }
        }
    }

    func baseURL() -> BaseURL? {
        guard let text = text("an address like http://prometheus:9090") else { return nil }
        do throws(BaseURLProblem) {
            return try BaseURL(text)
        } catch {
            // The address is not repeated: it may hold a password.
            fail("the address \(error.reason)")
            return nil
        }
    }

    /// A file that must be readable now.
    func certificateFile() -> CertificateFile? {
        guard let text = text("the path of a file") else { return nil }
        let path = session.resolved(text)
        do throws(FileProblem) {
            return CertificateFile(path: path, digest: try session.read(path).hashValue)
        } catch {
            fail("the file \(path.shown) cannot be read: \(error.reason)")
            return nil
        }
    }

    /// Whether the reader's own name, under which others speak of the value, is fit for URLs and labels.
    func hasFitName(_ name: String) -> Bool {
        let isFit =
            (1...63).contains(name.utf8.count) && name.utf8.allSatisfy { $0.isNameByte || $0 == 0x2E }
            && name.first != "." && name.first != "-"
        if !isFit {
            noteAtKey("the name must be 1 to 63 letters, digits, _, - or ., not beginning with - or .")
        }
        return isFit
    }

    /// A secret, read from where the configuration says.
    func secret() -> Secret? {
        guard case .mapping = node.content else {
            if node.content != .refused {
                fail("a secret never stands here in clear; allowed: {env: NAME} or {file: path}")
            }
            return nil
        }
        guard let mapping = mapping(.secret) else { return nil }
        let name = mapping["env"]?.scalar("the name of an environment variable") { text in
            text.isEmpty || text.contains("=") ? nil : text
        }
        let path = mapping["file"]?.text("the path of a file")
        guard (mapping["env"] == nil) != (mapping["file"] == nil) else {
            fail("must be either {env: NAME} or {file: path}")
            return nil
        }
        let place = name.map { SecretSource.environment(name: $0) } ?? path.map { .file(path: session.resolved($0)) }
        guard let place else { return nil }
        do throws(SecretProblem) {
            return try place.read(
                environment: session.source.environment,
                file: { path throws(FileProblem) in try session.read(path) })
        } catch {
            fail(error.reason)
            return nil
        }
    }
}
