import MartletReport
import Testing

/// Whatever range is to be drawn, it is drawn: constant, as narrow as rounding, denormal, huge, or
/// with values that are no numbers.
struct DrawnRangeTests {
  /// About 1e-310.
  private static let denormal = Double.leastNormalMagnitude / 223

  /// Levels of every size, and how far apart values around them are.
  private static let levels: [Double] = [
    0, 0.05, 0.5, 1, 2, 3.6725, 7.8, 12.5, 50, 100, 101.3, 1e8, 4e15, 999_999_999_999_988.9, 1e16,
    1e300,
    1e308, .greatestFiniteMagnitude, .leastNormalMagnitude, .leastNonzeroMagnitude, denormal, 1e-7,
  ]

  /// Pairs of numbers: a level and another one, so many steps of its last place, or so much of it, away.
  private static var ranges: [ClosedRange<Double>] {
    var ranges: [ClosedRange<Double>] = []
    for level in levels.flatMap({ [$0, -$0] }) {
      let apart =
        [0, 1, 2, 3, 4, 5, 7, 8, 16, 37, 100, 4_096].map { $0 * level.ulp }
        + [1e-15, 3e-13, 1e-9, 1e-6, 0.001, 0.1, 0.9, 1, 10, 1e12].map { $0 * level.magnitude }
        + [.leastNonzeroMagnitude, 10 * denormal, 1, 0.3, 1e308]
      for distance in apart {
        let other = level + distance
        guard other.isFinite else { continue }
        ranges.append(min(level, other)...max(level, other))
      }
    }
    for first in levels {
      for second in levels { ranges.append(min(-first, second)...max(-first, second)) }
    }
    return ranges
  }

  @Test("Ticks of any range lie within it, ascend and have different labels") func ticks() {
    #expect(Self.ranges.count > 1_500)
    for range in Self.ranges {
      for count in [1, 2, 3, 4, 7] {
        let ticks = AxisTicks(range, count: count)
        #expect(ticks.values.allSatisfy(range.contains), "\(range), \(count)")
        #expect((1...20).contains(ticks.values.count), "\(range), \(count)")
        #expect(zip(ticks.values, ticks.values.dropFirst()).allSatisfy { $0 < $1 }, "\(range)")
        #expect(Set(ticks.labels).count == ticks.values.count, "\(range): \(ticks.labels)")
        #expect(ticks.labels.allSatisfy { !$0.contains("inf") && $0 != "-" })
      }
    }
  }

  @Test("Plots of any range have all their lines, and finite coordinates on a page") func plots() {
    let nan = Double.nan
    for range in Self.ranges {
      let (low, high) = (range.lowerBound, range.upperBound)
      let plots = [
        TextPlot([low, high, low], ends: ("a", "b")),
        TextPlot([high, nan, low, .infinity], forecast: [low, high], ends: ("a", "b")),
        TextPlot(
          [low, low], forecast: [low, low, low],
          interval: ([low, low, nan], [high, -.infinity, high]), ends: ("a", "b")),
        TextPlot(
          [nan, -.infinity], forecast: [high], interval: ([high], [low]), ends: ("a", "b")),
      ]
      for plot in plots {
        for style in [TextPlot.Style.ascii, .braille] {
          let lines = plot.lines(width: 50, height: 6, style: style)
          #expect(lines.count == 7, "\(range)")
        }
      }
      // On a page every place is a number, and none lies beyond the drawing.
      let html = Plot(
        x: 0...4, y: range, xTicks: [],
        layers: [
          .line([(0, low), (1, high), (2, nan), (9, .infinity)]),
          .band([(0, low, high), (1, nan, high)]),
          .bars([(1, low), (2, high)], width: 0.5), .dots([(1, high)]), .level(0),
        ], description: ""
      ).markup.html
      for path in html.matches(of: #/ d="([^"]*)"/#).map({ $0.output.1 }) {
        let numbers = path.split { "MLHhZ ".contains($0) }.map { Double($0) }
        #expect(numbers.allSatisfy { $0.map((0...1000).contains) ?? false }, "\(range): \(path)")
      }
      #expect(!html.contains("nan") && !html.contains("inf%"))
    }
  }

  @Test(
    "A series within two rounding steps is drawn as a line across the middle",
    arguments: [7.8, 0.05, 100, -3.6725, 4e15, .leastNormalMagnitude / 223, 0])
  func flat(level: Double) {
    for noise in [0, 1, 2] {
      let other = level + Double(noise) * level.ulp
      let lines = TextPlot([level, other, level, other], ends: ("a", "b"))
        .lines(width: 40, height: 5, style: .ascii)
      let inked = lines.dropLast().filter { $0.contains("*") }
      #expect(inked.count == 1 && lines[2].contains("****"), "\(lines)")
      #expect(ClosedRange(spanning: [level, other, level])?.lowerBound == level)
    }
    // Three steps of the last place are a movement.
    let lines = TextPlot([level, level + 3 * level.ulp], ends: ("a", "b"))
      .lines(width: 40, height: 5, style: .ascii)
    #expect(lines[0].contains("*") && lines[4].contains("*"))
  }

  @Test("Values of which none is finite span no range, others are left out") func nothingToDraw() {
    #expect(ClosedRange(spanning: [Double]()) == nil)
    #expect(ClosedRange(spanning: [Double.nan, .infinity, -.infinity]) == nil)
    #expect(ClosedRange(spanning: [Double.nan, 3, .infinity, 1]) == 1...3)
  }

  @Test("Numbers of every size are written in every format without NaN") func numbers() {
    for value in Self.ranges.flatMap({ [$0.lowerBound, $0.upperBound] }) + [
      .nan, .infinity, -.infinity,
    ] {
      var texts = [3, 6, 17].map { NumberFormat.significant(value, digits: $0, grouping: true) }
      texts += [0, 2, 20].map { NumberFormat.fixed(value, decimals: $0, leadingZero: false) }
      texts += [
        NumberFormat.percent(value, decimals: 1, signed: true), NumberFormat.pValue(value),
        NumberFormat.duration(value), NumberFormat.clock(value),
      ]
      #expect(texts.allSatisfy { !$0.isEmpty && !$0.contains("nan") }, "\(value)")
      if value.isFinite, value != 0 {
        let read = Double(NumberFormat.significant(value, digits: 17).replacing(",", with: ""))
        #expect(read.map { ($0 - value).magnitude <= value.ulp } ?? false, "\(value)")
      }
    }
  }
}
