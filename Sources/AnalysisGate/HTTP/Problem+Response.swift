extension Problem {
    /// The answer as one line of text.
    package var response: Response {
        var response = Response.text(status, message)
        response.headers = headers
        return response
    }
}
