/// A grid of character cells to draw lines and areas on.
///
/// A line is drawn in dots: 2 × 4 to a cell in braille, one in ASCII. Marks and areas fill cells. What
/// lies beyond the grid is drawn at its edge.
struct PlotCanvas {
  let columns: Int
  let rows: Int
  let style: TextPlot.Style
  private var dots: [UInt8]
  private var areas: [Bool]
  private var marks: [Bool]

  init(columns: Int, rows: Int, style: TextPlot.Style) {
    self.columns = columns
    self.rows = rows
    self.style = style
    dots = Array(repeating: 0, count: columns * rows)
    areas = Array(repeating: false, count: columns * rows)
    marks = areas
  }

  var dotsAcross: Int { style == .braille ? 2 : 1 }
  var dotsDown: Int { style == .braille ? 4 : 1 }

  /// Draws a line between two dots.
  mutating func drawLine(from start: (x: Int, y: Int), to end: (x: Int, y: Int)) {
    for (x, y) in Self.path(from: inside(start), to: inside(end)) {
      // The bits of a braille pattern: 1 2 3 7 down the left side, 4 5 6 8 down the right.
      let bits: [[UInt8]] = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]]
      dots[y / dotsDown * columns + x / dotsAcross] |= bits[x % dotsAcross][y % dotsDown]
    }
  }

  /// Marks the cells between the cells of two dots.
  mutating func mark(from start: (x: Int, y: Int), to end: (x: Int, y: Int)) {
    for (x, y) in Self.path(from: cell(of: inside(start)), to: cell(of: inside(end))) {
      marks[y * columns + x] = true
    }
  }

  /// Fills the cells of a column between two dots.
  mutating func fill(column: Int, from top: Int, to bottom: Int) {
    let ends = [top, bottom].map { cell(of: inside((column * dotsAcross, $0))) }
    for row in min(ends[0].y, ends[1].y)...max(ends[0].y, ends[1].y) {
      areas[row * columns + ends[0].x] = true
    }
  }

  /// A row as text, what is more important before what is less: marks, lines, areas.
  func text(row: Int) -> String {
    String(
      (0..<columns).map { column -> Character in
        let cell = row * columns + column
        if marks[cell] { return style == .braille ? "•" : "o" }
        if dots[cell] != 0 { return style == .braille ? Self.braille(dots[cell]) : "*" }
        if areas[cell] { return style == .braille ? "░" : "." }
        return " "
      })
  }

  private func inside(_ dot: (x: Int, y: Int)) -> (x: Int, y: Int) {
    (min(max(dot.x, 0), columns * dotsAcross - 1), min(max(dot.y, 0), rows * dotsDown - 1))
  }

  private func cell(of dot: (x: Int, y: Int)) -> (x: Int, y: Int) {
    (dot.x / dotsAcross, dot.y / dotsDown)
  }

  private static func braille(_ bits: UInt8) -> Character {
    Unicode.Scalar(0x2800 + UInt32(bits)).map { Character($0) } ?? " "
  }

  /// The points of a straight line, as many as its longer side has.
  private static func path(
    from start: (x: Int, y: Int), to end: (x: Int, y: Int)
  ) -> [(x: Int, y: Int)] {
    let across = end.x - start.x
    let down = end.y - start.y
    let steps = max(across.magnitude, down.magnitude)
    guard steps > 0 else { return [start] }
    return (0...steps).map { step in
      let share = Double(step) / Double(steps)
      return (
        start.x + Int((share * Double(across)).rounded()),
        start.y + Int((share * Double(down)).rounded())
      )
    }
  }
}
