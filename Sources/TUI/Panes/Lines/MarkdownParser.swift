import CMarkdown

/// Reads markdown (CommonMark with tables, task lists and strikethrough) into blocks. HTML is text like any other.
enum MarkdownParser {
  /// The blocks of a text; `nil` when its markup would grow out of all proportion to it, which only happens to
  /// texts made for that.
  static func blocks(of text: String) -> [MarkdownBlock]? {
    // The library reads one byte past the end, so there must be one.
    var bytes = text.utf8.map { CChar(bitPattern: $0) }
    let count = bytes.count
    bytes.append(0)
    let tree = MarkdownTree(limit: 1_000 + 8 * count)
    var parser = MD_PARSER()
    parser.flags = UInt32(
      MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS | MD_FLAG_PERMISSIVEURLAUTOLINKS
        | MD_FLAG_NOHTMLBLOCKS | MD_FLAG_NOHTMLSPANS)
    parser.enter_block = { type, detail, tree in MarkdownParser.tree(tree).enter(type, detail) }
    parser.leave_block = { _, _, tree in MarkdownParser.tree(tree).leave() }
    parser.enter_span = { type, detail, tree in MarkdownParser.tree(tree).enterSpan(type, detail) }
    parser.leave_span = { type, detail, tree in MarkdownParser.tree(tree).leaveSpan(type, detail) }
    parser.text = { type, text, size, tree in
      MarkdownParser.tree(tree).add(type, MarkdownParser.string(text, size))
    }
    let result = withExtendedLifetime(tree) {
      md_parse(bytes, MD_SIZE(count), &parser, Unmanaged.passUnretained(tree).toOpaque())
    }
    return result == 0 ? tree.blocks : nil
  }

  static func string(_ text: UnsafePointer<CChar>?, _ size: MD_SIZE) -> String {
    guard let text else { return "" }
    return String(decoding: UnsafeRawBufferPointer(start: text, count: Int(size)), as: UTF8.self)
  }

  private static func tree(_ pointer: UnsafeMutableRawPointer?) -> MarkdownTree {
    guard let pointer else { preconditionFailure("the parser lost its tree") }
    return Unmanaged<MarkdownTree>.fromOpaque(pointer).takeUnretainedValue()
  }
}
