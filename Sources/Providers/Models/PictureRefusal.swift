import Harness

/// Refusals of requests because there are pictures in them.
enum PictureRefusal {
  /// Whether a refusal is about the pictures of a request. Servers have many words for that.
  static func isOne(_ refusal: ServerRefusal, of request: ModelRequest) -> Bool {
    guard let status = refusal.status, (400..<500).contains(status) || status == 500,
      request.messages.contains(where: { $0.content.contains(where: \.needsEyes) })
    else { return false }
    let words = refusal.message.lowercased()
    return [
      "image", "vision", "multimodal", "multi-modal", "mmproj", "content must be a string", "document", "pdf",
      "file", "content type", "content part",
    ].contains { words.contains($0) }
  }

  /// What is learned of one: the person reads why, as it may be about one picture only.
  static func lesson(_ refusal: ServerRefusal, _ model: String) -> Lesson {
    Lesson(notice: "\(model) takes no pictures (\(refusal.message)): it goes on without them")
  }
}
