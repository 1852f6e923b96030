import MartletEvaluation
import MartletForecasting
import MartletRuns

/// The learning curves of a run that was kept: a table, and a small plot of each network with a sentence.
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
      + run.fits.map { label, fits in
        let plot =
          LearningCurveSummary(label, fits.compactMap(\.curve))
          .flatMap { $0.losses.count > 2 ? $0 : nil }?.plot(width: min(width, 72) - 2) ?? []
        let sentence = TrainingText.sentence(fits.compactMap(\.curve))
        return sentence.isEmpty && plot.isEmpty
          ? []
          : ["training of \(label):"] + plot.map { "  " + $0 }
            + "\(sentence)".wrapped(to: max(20, width - 2)).map { "  " + $0 }
      }
  }
}
