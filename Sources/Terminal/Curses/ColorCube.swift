/// The colours of xterm's 256 colour palette, and which of them is nearest to a given one.
enum ColorCube {
  /// A colour by its parts, each 0 to 255.
  struct RGB: Hashable {
    var red: Int
    var green: Int
    var blue: Int

    /// How far apart two colours are, squared.
    func distance(to other: RGB) -> Int {
      let parts = [red - other.red, green - other.green, blue - other.blue]
      return parts.reduce(0) { $0 + $1 * $1 }
    }
  }

  /// The colour of entry 0 to 255; the first sixteen as xterm has them, though people change those.
  static func color(_ index: Int) -> RGB {
    if index < 16 { return sixteen[index] }
    if index >= 232 {
      let grey = 8 + (index - 232) * 10
      return RGB(red: grey, green: grey, blue: grey)
    }
    let cube = index - 16
    return RGB(red: steps[cube / 36], green: steps[cube / 6 % 6], blue: steps[cube % 6])
  }

  /// The nearest entry whose colour is certain: 16 to 255.
  static func nearest(to color: RGB) -> Int {
    let red = step(color.red)
    let green = step(color.green)
    let blue = step(color.blue)
    let inCube = 16 + red * 36 + green * 6 + blue
    let grey = (color.red + color.green + color.blue) / 3
    let inGreys = 232 + min(23, max(0, (grey - 3) / 10))
    return Self.color(inGreys).distance(to: color) < Self.color(inCube).distance(to: color) ? inGreys : inCube
  }

  /// The nearest of the first sixteen.
  static func nearestOfSixteen(to color: RGB) -> Int {
    sixteen.indices.min { sixteen[$0].distance(to: color) < sixteen[$1].distance(to: color) } ?? 7
  }

  private static let steps = [0, 95, 135, 175, 215, 255]

  private static func step(_ part: Int) -> Int {
    part < 48 ? 0 : part < 115 ? 1 : (part - 35) / 40
  }

  private static let sixteen: [RGB] = [
    RGB(red: 0, green: 0, blue: 0), RGB(red: 205, green: 0, blue: 0), RGB(red: 0, green: 205, blue: 0),
    RGB(red: 205, green: 205, blue: 0), RGB(red: 0, green: 0, blue: 238), RGB(red: 205, green: 0, blue: 205),
    RGB(red: 0, green: 205, blue: 205), RGB(red: 229, green: 229, blue: 229),
    RGB(red: 127, green: 127, blue: 127), RGB(red: 255, green: 0, blue: 0), RGB(red: 0, green: 255, blue: 0),
    RGB(red: 255, green: 255, blue: 0), RGB(red: 92, green: 92, blue: 255),
    RGB(red: 255, green: 0, blue: 255), RGB(red: 0, green: 255, blue: 255),
    RGB(red: 255, green: 255, blue: 255),
  ]
}
