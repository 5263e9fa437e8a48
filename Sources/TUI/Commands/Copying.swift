import Harness

/// Taking something out of the conversation: onto the clipboard, or into a pager.
enum Copying {
  static let all = [copy, copyFound, pager, editor]

  static let copy = Command(
    "copy", "Copy the last answer, one of its code blocks, your last message, or all that is loaded",
    argument: .text("[answer, code, message, all]"), keys: ["alt+w"], slash: true,
    when: { $0.session.transcript.count > 0 }
  ) { context in
    let offers = CopyOffer.all(in: context.session.transcript)
    guard !context.argument.isEmpty else {
      context.view.picker = .copies(offers)
      return
    }
    if let offer = offers.first(where: { $0.name == context.argument }) {
      context.act(.copy(offer.text, name: offer.label))
    } else {
      context.view.hint = "There is nothing to copy that is called “\(context.argument)”."
    }
  }

  static let copyFound = Command(
    "copy-found", "Copy the whole message that was found", keys: ["y"], in: [.found], hint: { _ in "copy" },
    when: { $0.view.search?.current != nil }
  ) { context in
    let transcript = context.session.transcript
    guard let place = context.view.search?.current, transcript.places.contains(place) else { return }
    context.act(.copy(TranscriptText.copied(transcript[place]), name: "the message"))
  }

  static let pager = Command(
    "pager", "Show what is loaded of the conversation in your pager ($PAGER)", keys: ["alt+o"], slash: true,
    when: { $0.session.transcript.count > 0 }
  ) { $0.act(.openPager) }

  static let editor = Command(
    "editor",
    "Show what is loaded of the conversation in your editor ($VISUAL or $EDITOR); changes are not kept",
    slash: true, when: { $0.session.transcript.count > 0 }
  ) { $0.act(.openTranscript) }
}
