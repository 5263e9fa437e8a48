extension Session {
  /// The pictures and files a message names.
  /// - Throws: `SessionError.attachment` when something of it cannot be sent to the model that is chosen.
  func attachments(of text: String) async throws -> [MessagePart] {
    let own = self.own[text] ?? text
    let found = await host.configuration.attachments(own)
    if let problem = found.problems.first { throw SessionError.attachment(problem) }
    guard found.parts.contains(where: \.needsEyes) else {
      self.own[text] = nil
      return found.parts
    }
    await learnFacts(of: model.id)
    guard model.facts[model.id]?.takesPictures != false else {
      throw SessionError.attachment(
        "\(model.id) takes no pictures: choose another model, or take the @ out of the message.")
    }
    // Not sooner: what cannot be sent now waits in the queue, and is looked at again.
    self.own[text] = nil
    return found.parts
  }

  /// Something said into the run reaches the model with what it names, or waits in the queue.
  func interject(_ text: String) async {
    do {
      await say(text, try await attachments(of: text))
      followUps.departed(text)
    } catch {
      hold(text, because: "\(error)")
    }
  }
}
