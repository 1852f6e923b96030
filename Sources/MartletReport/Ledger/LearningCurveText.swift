import MartletRuns

/// The learning curves of a run: a table, and a small plot of each network.
enum LearningCurveText {
  static func paragraphs(_ run: RunContents, width: Int) -> [[String]] {
    let all = LearningCurveSummary.all(of: run)
    guard !all.isEmpty else { return [] }
    var table = TextTable([
      ("loss, mean over fits", .left), ("fits", .right), ("steps", .right), ("of", .left),
      ("first", .decimal), ("best", .decimal), ("last", .decimal),
    ])
    for curve in all {
      table.append(
        [
          curve.label, NumberFormat.integer(curve.fits),
          NumberFormat.integer(curve.steps.last ?? 0),
          curve.ofValidation ? "validation" : "training",
        ]
          + [curve.first, curve.best, curve.last].map {
            NumberFormat.significant($0, digits: 3, leadingZero: false)
          })
    }
    return [table.lines(indent: 2, width: width)]
      + all.filter { $0.losses.count > 2 }.map { curve in
        let ends = ("step \(curve.steps[0])", "step \(curve.steps.last ?? 0)")
        return ["\(curve.label), \(curve.ofValidation ? "validation" : "training") loss:"]
          + TextPlot(curve.losses, ends: ends).lines(width: min(width, 72) - 2, height: 6)
          .map { "  " + $0 }
      }
  }
}
