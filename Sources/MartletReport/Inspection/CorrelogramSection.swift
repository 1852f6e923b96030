import MartletPanels
import MartletTime

/// The autocorrelations and partial autocorrelations, with the band of white noise.
enum CorrelogramSection {
  static func markup(_ found: Inspection) -> [Markup] {
    guard let profile = found.profile, let correlogram = profile.correlogram else { return [] }
    let what = profile.steady == .none ? "the values" : "the changes (\(profile.steady))"
    return [
      .tag("h2", [:], "Memory"),
      .tag(
        "p", ["class": "soft"],
        "How \(what) depend on those before, by lag. Of noise 19 of 20 bars end in the shaded band."
      ),
      .tag(
        "div", ["class": "pair"],
        [
          figure("Autocorrelation", correlogram.autocorrelations, correlogram.band),
          figure("Partial autocorrelation", correlogram.partialAutocorrelations, correlogram.band),
        ]),
    ]
  }

  private static func figure(_ title: String, _ values: [Double], _ band: Double) -> Markup {
    let count = Double(values.count)
    let x = 0.4...(count + 0.6)
    // A little room above the longest bar, and an axis where all are 0.
    let longest = (values.map(\.magnitude) + [band]).filter(\.isFinite).max() ?? 0
    let extent = longest > 0 ? longest * 1.15 : 1
    let step = max(1, Int((count / 6).rounded(.up)))
    let largest = values.enumerated().max { $0.element.magnitude < $1.element.magnitude }
    let words = largest.map {
      ", the largest \(InspectTable.correlation($0.element)) at lag \($0.offset + 1)"
    }
    let plot = Plot(
      x: x, y: -extent...extent,
      xTicks: stride(from: step, through: values.count, by: step).map {
        Plot.Tick(value: Double($0), label: "\($0)")
      },
      layers: [
        .band([(x.lowerBound, -band, band), (x.upperBound, -band, band)]),
        .bars(values.enumerated().map { (Double($0.offset + 1), $0.element) }, width: 0.6),
        .level(0),
      ], description: "\(title) at lags 1 to \(values.count)\(words ?? "")", isLow: true)
    return .tag("figure", [:], [.tag("h3", [:], title), plot.markup])
  }
}
