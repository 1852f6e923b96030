/// A line plot of a series in characters, with its forecast if there is one.
///
/// The series is a line, its forecast a row of marks after it, and the forecast's interval a shaded
/// area. A value that is not finite leaves a gap.
package struct TextPlot: Sendable {
  /// Which characters are used.
  package enum Style: Sendable {
    /// Braille patterns, eight dots to a character, for terminals with Unicode.
    case braille
    /// `*` for the series, `o` for the forecast, `.` for the interval.
    case ascii
  }

  private let values: [Double]
  private let forecast: [Double]
  private let interval: (lower: [Double], upper: [Double])?
  private let band: (lower: [Double], upper: [Double])?
  private let beside: [Double]
  private let ends: (first: String, last: String)

  /// - Parameters:
  ///   - values: The series.
  ///   - forecast: What follows it.
  ///   - interval: The lower and upper end of the forecast's interval, as many as forecasts.
  ///   - ends: The labels of the first and the last point, forecast included; one that does not fit
  ///     is left out.
  package init(
    _ values: [Double], forecast: [Double] = [],
    interval: (lower: [Double], upper: [Double])? = nil, ends: (first: String, last: String)
  ) {
    if let interval {
      precondition(
        interval.lower.count == forecast.count && interval.upper.count == forecast.count,
        "an interval has two ends for each of \(forecast.count) forecasts")
    }
    self.values = values
    self.forecast = forecast
    self.interval = interval
    (band, beside) = (nil, [])
    self.ends = ends
  }

  /// Several series of which one is the mean.
  ///
  /// - Parameters:
  ///   - values: The mean, a line.
  ///   - band: The lowest and the highest of the series at each point, a shaded area; as many as values.
  ///   - beside: Another series of as many points, a row of marks; empty for none.
  ///   - ends: The labels of the first and the last point.
  package init(
    _ values: [Double], band: (lower: [Double], upper: [Double]), beside: [Double] = [],
    ends: (first: String, last: String)
  ) {
    precondition(
      band.lower.count == values.count && band.upper.count == values.count
        && [0, values.count].contains(beside.count),
      "a band and another series have as many points as the \(values.count) of the line")
    self.values = values
    (forecast, interval) = ([], nil)
    self.band = band
    self.beside = beside
    self.ends = ends
  }

  /// The plot as lines: `height` of the plot and one of labels; none when no value is finite.
  ///
  /// - Parameters:
  ///   - width: The columns of the longest line, labels included. Where labels need nearly all of it,
  ///     the plot keeps eight.
  ///   - height: The rows of the plot, at least 2.
  ///   - style: Which characters are used.
  /// - Returns: The lines, without trailing spaces.
  package func lines(width: Int, height: Int, style: Style = .braille) -> [String] {
    precondition(height >= 2, "a plot has at least two rows, not \(height)")
    guard let range else { return [] }
    let ticks = AxisTicks(range, count: max(2, height / 3))
    let labelWidth = ticks.labels.map(\.count).max() ?? 0
    var canvas = PlotCanvas(
      columns: max(8, width - labelWidth - 2), rows: height, style: style)
    let scale = Scale(
      range: range, points: values.count + forecast.count,
      across: canvas.columns * canvas.dotsAcross, down: height * canvas.dotsDown)
    draw(on: &canvas, scale)

    var labels = Array(repeating: "", count: height)
    for (value, label) in zip(ticks.values, ticks.labels) {
      labels[scale.y(value) / canvas.dotsDown] = label
    }
    let axis = style == .braille ? (tick: " ┤", plain: " │") : (tick: " +", plain: " |")
    let rows = (0..<height).map { row in
      let label = labels[row].leftPadded(to: labelWidth)
      return label + (labels[row].isEmpty ? axis.plain : axis.tick) + canvas.text(row: row)
    }
    let margin = String(repeating: " ", count: labelWidth + 2)
    let first = ends.first.displayWidth <= canvas.columns ? ends.first : ""
    let room = canvas.columns - first.displayWidth
    let last = ends.last.displayWidth < room ? ends.last.leftPadded(to: room) : ""
    return (rows + [margin + first + last]).map { line in
      String(line.reversed().drop { $0 == " " }.reversed())
    }
  }

  /// What the vertical axis spans; nil when there is nothing to plot.
  private var range: ClosedRange<Double>? {
    let areas = [interval, band].compactMap { $0 }.flatMap { $0.lower + $0.upper }
    return ClosedRange(spanning: values + forecast + beside + areas)
  }

  private func draw(on canvas: inout PlotCanvas, _ scale: Scale) {
    if let interval, !forecast.isEmpty { fill(interval, from: values.count, on: &canvas, scale) }
    if let band, !values.isEmpty { fill(band, from: 0, on: &canvas, scale) }
    for (start, end) in Self.segments(of: values) {
      canvas.drawLine(from: scale.dot(start, values[start]), to: scale.dot(end, values[end]))
    }
    for (start, end) in Self.segments(of: beside) {
      canvas.mark(from: scale.dot(start, beside[start]), to: scale.dot(end, beside[end]))
    }
    let shifted = { (index: Int) in scale.dot(values.count + index, forecast[index]) }
    for (start, end) in Self.segments(of: forecast) {
      canvas.mark(from: shifted(start), to: shifted(end))
    }
  }

  /// Shades what lies between two paths.
  ///
  /// - Parameter first: The point at which they start.
  private func fill(
    _ area: (lower: [Double], upper: [Double]), from first: Int, on canvas: inout PlotCanvas,
    _ scale: Scale
  ) {
    for column in (scale.x(first) / canvas.dotsAcross)..<canvas.columns {
      let middle = Double(column * canvas.dotsAcross) + Double(canvas.dotsAcross - 1) / 2
      let step = scale.point(at: middle) - Double(first)
      let low = Self.interpolated(area.lower, at: step)
      let high = Self.interpolated(area.upper, at: step)
      guard low.isFinite, high.isFinite else { continue }
      canvas.fill(column: column, from: scale.y(high), to: scale.y(low))
    }
  }

  /// Neighbours to connect; a finite value between two gaps is connected with itself.
  private static func segments(of values: [Double]) -> [(Int, Int)] {
    values.indices.filter { values[$0].isFinite }.map { index in
      index > 0 && values[index - 1].isFinite ? (index - 1, index) : (index, index)
    }
  }

  private static func interpolated(_ values: [Double], at position: Double) -> Double {
    let inside = min(max(position, 0), Double(values.count - 1))
    let index = Int(inside)
    let weight = inside - Double(index)
    return weight == 0 ? values[index] : (1 - weight) * values[index] + weight * values[index + 1]
  }
}

/// Where points and values lie in dots.
private struct Scale {
  let range: ClosedRange<Double>
  let points: Int
  /// How many dots there are.
  let across: Int
  let down: Int

  func x(_ point: Int) -> Int {
    points < 2 ? 0 : Int((Double(point) / Double(points - 1) * Double(across - 1)).rounded())
  }

  /// The point, or the place between two, that lies at a dot.
  func point(at x: Double) -> Double {
    x / Double(across - 1) * Double(points - 1)
  }

  /// Row 0 is at the top.
  func y(_ value: Double) -> Int {
    Int(((1 - range.share(of: value)) * Double(down - 1)).rounded())
  }

  func dot(_ point: Int, _ value: Double) -> (x: Int, y: Int) { (x(point), y(value)) }
}
