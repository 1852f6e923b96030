/// A chart in SVG whose labels are text of the page, so that they keep their size on a narrow screen.
///
/// The drawing is stretched to the room there is; strokes and dots keep their shape.
package struct Plot: Sendable {
  /// What is drawn, from the back to the front.
  package enum Layer: Sendable {
    /// A line through points in ascending order of x; one whose y is not finite parts it.
    case line([(x: Double, y: Double)])
    /// The area between two lines.
    case band([(x: Double, low: Double, high: Double)])
    /// Bars from 0, so wide in units of x.
    case bars([(x: Double, y: Double)], width: Double)
    case dots([(x: Double, y: Double)])
    /// A level across the whole plot.
    case level(Double)
  }

  /// A label on an axis.
  package struct Tick: Sendable, Hashable {
    let value: Double
    let label: String
    /// Whether a narrow screen leaves it out.
    var isMinor = false
  }

  /// What the axes span.
  private let x: ClosedRange<Double>
  private let y: ClosedRange<Double>
  private let xTicks: [Tick]
  private let yTicks: [Tick]
  private let layers: [Layer]
  private let description: String
  private let isLow: Bool

  /// - Parameters:
  ///   - x: What the horizontal axis spans.
  ///   - y: What the vertical axis spans; its round numbers are found here.
  ///   - description: What the chart shows, for those who cannot see it.
  ///   - isLow: Whether it takes less height than others.
  package init(
    x: ClosedRange<Double>, y: ClosedRange<Double>, xTicks: [Tick], layers: [Layer],
    description: String, isLow: Bool = false
  ) {
    self.x = x
    self.y = y
    self.xTicks = xTicks
    self.layers = layers
    self.description = description
    self.isLow = isLow
    let ticks = AxisTicks(y, count: isLow ? 3 : 4)
    yTicks = zip(ticks.values, ticks.labels).map { Tick(value: $0, label: $1) }
  }

  /// The chart as an element of a page.
  package var markup: Markup {
    let widest = yTicks.map(\.label).max { $0.count < $1.count } ?? ""
    let grid = yTicks.map { line(at: $0.value, "grid") }
    return .tag(
      "div", ["class": isLow ? "plot low" : "plot"],
      [
        .tag(
          "div", ["class": "y"],
          [.tag("i", [:], widest)]
            + yTicks.map {
              .tag("span", ["style": "top:\(percent(1 - y.share(of: $0.value)))"], $0.label)
            }),
        .tag(
          "svg",
          [
            "viewBox": "0 0 1000 1000", "preserveAspectRatio": "none", "role": "img",
            "aria-label": description,
          ],
          grid + layers.compactMap(drawn)),
        Self.labels(xTicks, x),
      ])
  }

  /// Labels below a chart, at their places.
  static func labels(_ ticks: [Tick], _ range: ClosedRange<Double>) -> Markup {
    .tag(
      "div", ["class": "x"],
      ticks.map { tick in
        let style = "left:\(percent(range.share(of: tick.value)))"
        return .tag(
          "span", tick.isMinor ? ["class": "minor", "style": style] : ["style": style],
          tick.label)
      })
  }

  private func drawn(_ layer: Layer) -> Markup? {
    switch layer {
    case .line(let points):
      return path("line", lines(points))
    case .band(let points):
      let there = points.map { "\(place($0.x, $0.high))" }
      let back = points.reversed().map { "\(place($0.x, $0.low))" }
      return path("band", there.isEmpty ? "" : "M" + (there + back).joined(separator: "L") + "Z")
    case .bars(let bars, let width):
      let shapes = bars.filter(\.y.isFinite).map { bar in
        "M" + place(bar.x - width / 2, 0) + "L" + place(bar.x - width / 2, bar.y) + "L"
          + place(bar.x + width / 2, bar.y) + "L" + place(bar.x + width / 2, 0) + "Z"
      }
      return path("bars", shapes.joined())
    case .dots(let points):
      // A line of no length with round ends stays round when the drawing is stretched.
      return path(
        "dots", points.filter(\.y.isFinite).map { "M" + place($0.x, $0.y) + "h0" }.joined())
    case .level(let value): return line(at: value, "zero")
    }
  }

  private func lines(_ points: [(x: Double, y: Double)]) -> String {
    var text = ""
    var isOpen = false
    for point in points {
      guard point.y.isFinite else {
        isOpen = false
        continue
      }
      text += (isOpen ? "L" : "M") + place(point.x, point.y)
      isOpen = true
    }
    return text
  }

  private func line(at value: Double, _ style: String) -> Markup {
    .tag("path", ["class": style, "d": "M" + place(x.lowerBound, value) + "H1000"])
  }

  private func path(_ style: String, _ shape: String) -> Markup? {
    shape.isEmpty ? nil : .tag("path", ["class": style, "d": shape])
  }

  private func place(_ across: Double, _ up: Double) -> String {
    let left = NumberFormat.significant(1000 * x.share(of: across), digits: 4)
    return left + " " + NumberFormat.significant(1000 - 1000 * y.share(of: up), digits: 4)
  }
}

/// A share as a length of CSS.
func percent(_ share: Double) -> String { NumberFormat.fixed(100 * share, decimals: 2) + "%" }
