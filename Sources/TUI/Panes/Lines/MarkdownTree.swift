import CMarkdown

/// Puts the blocks of one document together while the parser reports them. A class, because the parser's
/// callbacks carry nothing but a pointer.
final class MarkdownTree {
  private enum Kind {
    case document, paragraph, rule, row
    /// Shown as if it were not there: parts of tables, and what is nested too deep.
    case transparent
    case heading(Int)
    case code(String)
    case quote
    case list(start: Int?, isTight: Bool)
    case item(Bool?)
    case table
    case cell(MarkdownTable.Alignment)
  }

  private struct Open {
    var kind: Kind
    var blocks: [MarkdownBlock] = []
    var inlines: [MarkdownInline] = []
    var items: [MarkdownItem] = []
    var text = ""
    var cells: [[MarkdownInline]] = []
    var rows: [[[MarkdownInline]]] = []
    var alignments: [MarkdownTable.Alignment] = []
  }

  /// Deeper than anyone writes; what recurses over the blocks must end.
  private static let deepest = 24

  private var open: [Open] = []
  private var spans: [(traits: MarkdownInline.Traits, link: String?, start: Int)] = []
  private var left: Int
  /// The document, when it has ended.
  private(set) var blocks: [MarkdownBlock] = []

  /// A tree that takes at most `limit` reports.
  init(limit: Int) {
    left = limit
  }

  private func count() -> Int32 {
    left -= 1
    return left < 0 ? 1 : 0
  }

  func enter(_ type: MD_BLOCKTYPE, _ detail: UnsafeMutableRawPointer?) -> Int32 {
    flushInlines()
    var kind = kind(type, detail)
    if open.count > Self.deepest {
      switch kind {
      case .quote, .list, .item: kind = .transparent
      default: break
      }
    }
    open.append(Open(kind: kind))
    return count()
  }

  private func kind(_ type: MD_BLOCKTYPE, _ detail: UnsafeMutableRawPointer?) -> Kind {
    switch type {
    case MD_BLOCK_DOC: return .document
    case MD_BLOCK_QUOTE: return .quote
    case MD_BLOCK_UL:
      let tight = detail?.load(as: MD_BLOCK_UL_DETAIL.self).is_tight ?? 1
      return .list(start: nil, isTight: tight != 0)
    case MD_BLOCK_OL:
      let list = detail?.load(as: MD_BLOCK_OL_DETAIL.self)
      return .list(start: Int(list?.start ?? 1), isTight: list?.is_tight != 0)
    case MD_BLOCK_LI:
      guard let item = detail?.load(as: MD_BLOCK_LI_DETAIL.self), item.is_task != 0 else { return .item(nil) }
      return .item(item.task_mark != 0x20)
    case MD_BLOCK_HR: return .rule
    case MD_BLOCK_H: return .heading(Int(detail?.load(as: MD_BLOCK_H_DETAIL.self).level ?? 1))
    case MD_BLOCK_CODE:
      return .code(detail.map { text(of: $0.load(as: MD_BLOCK_CODE_DETAIL.self).lang) } ?? "")
    case MD_BLOCK_TABLE: return .table
    case MD_BLOCK_TR: return .row
    case MD_BLOCK_TH, MD_BLOCK_TD:
      return switch detail?.load(as: MD_BLOCK_TD_DETAIL.self).align {
      case MD_ALIGN_CENTER: .cell(.center)
      case MD_ALIGN_RIGHT: .cell(.right)
      default: .cell(.left)
      }
    case MD_BLOCK_THEAD, MD_BLOCK_TBODY: return .transparent
    default: return .paragraph
    }
  }

  func leave() -> Int32 {
    flushInlines()
    guard let closed = open.popLast() else { return 1 }
    if open.isEmpty {
      blocks = closed.blocks
    } else {
      fold(closed, into: &open[open.count - 1])
    }
    return count()
  }

  private func fold(_ closed: Open, into parent: inout Open) {
    switch closed.kind {
    case .document, .transparent:
      parent.blocks += closed.blocks
      parent.items += closed.items
      parent.rows += closed.rows
      if parent.alignments.isEmpty { parent.alignments = closed.alignments }
    case .paragraph: if !closed.inlines.isEmpty { parent.blocks.append(.paragraph(closed.inlines)) }
    case .rule: parent.blocks.append(.rule)
    case .heading(let level): parent.blocks.append(.heading(level: level, closed.inlines))
    case .code(let language): parent.blocks.append(.code(language: language, closed.text))
    case .quote: parent.blocks.append(.quote(closed.blocks))
    case .list(let start, let isTight):
      parent.blocks.append(.list(start: start, isTight: isTight, closed.items))
    case .item(let isTicked): parent.items.append(MarkdownItem(isTicked: isTicked, blocks: closed.blocks))
    case .table:
      parent.blocks.append(.table(MarkdownTable(alignments: closed.alignments, rows: closed.rows)))
    case .row:
      parent.rows.append(closed.cells)
      if parent.alignments.isEmpty { parent.alignments = closed.alignments }
    case .cell(let alignment):
      parent.cells.append(closed.inlines)
      parent.alignments.append(alignment)
    }
  }

  /// The items of tight lists have text without a paragraph around it.
  private func flushInlines() {
    guard let top = open.last, !top.inlines.isEmpty else { return }
    switch top.kind {
    case .item, .transparent, .quote, .document:
      open[open.count - 1].blocks.append(.paragraph(top.inlines))
      open[open.count - 1].inlines = []
    case .paragraph, .rule, .row, .heading, .code, .list, .table, .cell: break
    }
  }

  func enterSpan(_ type: MD_SPANTYPE, _ detail: UnsafeMutableRawPointer?) -> Int32 {
    var traits = spans.last?.traits ?? []
    var link = spans.last?.link
    switch type {
    case MD_SPAN_EM: traits.insert(.emphasis)
    case MD_SPAN_STRONG: traits.insert(.strong)
    case MD_SPAN_CODE: traits.insert(.code)
    case MD_SPAN_DEL: traits.insert(.strikethrough)
    case MD_SPAN_A:
      traits.insert(.link)
      link = detail.map { text(of: $0.load(as: MD_SPAN_A_DETAIL.self).href) }
    case MD_SPAN_IMG:
      put("[image: ", [.aside], nil)
    default: break
    }
    spans.append((traits, link, open.last?.inlines.count ?? 0))
    return count()
  }

  func leaveSpan(_ type: MD_SPANTYPE, _ detail: UnsafeMutableRawPointer?) -> Int32 {
    guard let span = spans.popLast() else { return 1 }
    switch type {
    case MD_SPAN_A: addAddress(span.link ?? "", of: span.start)
    case MD_SPAN_IMG:
      let source = detail.map { text(of: $0.load(as: MD_SPAN_IMG_DETAIL.self).src) } ?? ""
      put("] (\(source))", [.aside], nil)
    default: break
    }
    return count()
  }

  /// Says where a link leads, unless its text says so already.
  private func addAddress(_ address: String, of start: Int) {
    let label = (open.last?.inlines ?? []).dropFirst(start).map {
      if case .text(let text, _, _) = $0 { text } else { " " }
    }.joined()
    if ["", "http://", "https://", "mailto:"].contains(where: { $0 + label == address }) { return }
    put(" (\(address))", [.aside], nil)
  }

  func add(_ type: MD_TEXTTYPE, _ text: String) -> Int32 {
    let traits = spans.last?.traits ?? []
    let link = spans.last?.link
    switch type {
    case MD_TEXT_BR: if !open.isEmpty { open[open.count - 1].inlines.append(.lineBreak) }
    case MD_TEXT_SOFTBR: put(" ", traits, link)
    case MD_TEXT_ENTITY: put(MarkdownEntities.character(text), traits, link)
    case MD_TEXT_NULLCHAR: put("\u{FFFD}", traits, link)
    default: put(text, traits, link)
    }
    return count()
  }

  private func put(_ text: String, _ traits: MarkdownInline.Traits, _ link: String?) {
    guard let top = open.indices.last else { return }
    if case .code = open[top].kind {
      open[top].text += text
    } else {
      open[top].inlines.append(.text(text, traits, link: link))
    }
  }

  private func text(of attribute: MD_ATTRIBUTE) -> String {
    MarkdownEntities.decoded(MarkdownParser.string(attribute.text, attribute.size))
  }
}
