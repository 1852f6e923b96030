import MartletReport
import Testing

/// Charts: what is drawn where, and that a long series stays small.
@Suite struct PlotTests {
  private func plot(_ layers: [Plot.Layer], y: ClosedRange<Double> = 0...10) -> String {
    Plot(x: 0...10, y: y, xTicks: [], layers: layers, description: "a <b>").markup.html
  }

  @Test("Lines, bars, dots, bands and levels of a plot are drawn at their coordinates")
  func places() {
    let html = plot([
      .line([(0, 0), (5, 10), (10, 5)]), .bars([(5, 10)], width: 2), .dots([(10, 0)]),
      .band([(0, 0, 5), (10, 5, 10)]), .level(5),
    ])
    #expect(html.contains(#"class="line" d="M0 1000L500.0 0L1000 500.0""#))
    #expect(html.contains(#"class="bars" d="M400.0 1000L400.0 0L600.0 0L600.0 1000Z""#))
    #expect(html.contains(#"class="dots" d="M1000 1000h0""#))
    #expect(html.contains(#"class="band" d="M0 500.0L1000 0L1000 500.0L0 1000Z""#))
    #expect(html.contains(#"class="zero" d="M0 500.0H1000""#))
    #expect(html.contains("aria-label=\"a &lt;b&gt;\""))
    #expect(WellFormed.problem(html) == nil)
  }

  @Test("Values that are not finite leave gaps in a plot, extreme ranges draw no NaN")
  func gapsAndExtremes() {
    let html = plot([
      .line([(0, 1), (1, .nan), (2, 1), (3, .infinity), (4, 1)]), .dots([(1, .nan)]),
    ])
    #expect(html.contains("M0 900.0M200.0 900.0M400.0 900.0"))
    #expect(!html.contains("dots"))
    for values in [-1e308...1e308, 0...0, 5...5.0000001, 1e-300...2e-300] {
      let html = plot(
        [.line([(0, values.lowerBound), (10, values.upperBound)])], y: values)
      #expect(!html.contains("nan") && !html.contains("inf"))
    }
  }

  @Test("A thinned line keeps the extremes of each column, and points that are not finite")
  func thinning() {
    let points = (0..<100_000).map { (x: Double($0), y: Double(($0 * 7919) % 1009)) }
    let thin = PlotPoints.thinned(points, columns: 700)
    #expect(thin.count <= 4 * 701)
    #expect(zip(thin, thin.dropFirst()).allSatisfy { $0.x < $1.x })
    #expect(thin.first?.x == 0 && thin.last?.x == 99_999)
    let column = { (point: (x: Double, y: Double)) in Int(point.x / 99_999 * 700) }
    let (all, drawn) = (
      Dictionary(grouping: points, by: column), Dictionary(grouping: thin, by: column)
    )
    #expect(all.count == 701 && drawn.count == all.count)
    for (column, points) in all {
      let (heights, kept) = (points.map(\.y), (drawn[column] ?? []).map(\.y))
      #expect(kept.min() == heights.min() && kept.max() == heights.max(), "column \(column)")
    }
    var spiked = points
    spiked[54_321].y = 1e6
    spiked[12_345].y = .nan
    let kept = PlotPoints.thinned(spiked, columns: 700)
    #expect(kept.contains { $0.y == 1e6 } && kept.contains { $0.y.isNaN })
    #expect(PlotPoints.thinned(Array(points.prefix(50)), columns: 700).count == 50)
    #expect(PlotPoints.thinned(points.map { (x: 1, y: $0.y) }, columns: 700).count == 100_000)
  }
}
