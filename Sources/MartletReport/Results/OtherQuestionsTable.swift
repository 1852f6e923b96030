import MartletPanels
package import MartletEvaluation

/// The answers to other questions than who forecasts better, model by model.
package enum OtherQuestionsTable {
  /// A table with a heading that says what it is about; a line that says why there is none.
  package static func lines(_ result: BacktestResult, width: Int) -> [String] {
    let rows = result.models.indices.filter { $0 != result.naiveIndex }.map {
      (result.models[$0].label, result.otherQuestions(model: $0))
    }
    guard rows.contains(where: { $0.1 != nil }) else {
      return [
        result.panel.series.count > 1
          ? "no other tests: several series move together"
          : "no other tests: they take \(Verdict.fewestFolds) folds whose first step happened"
      ]
    }
    var table = TextTable([
      ("", .left), ("beyond last", .decimal), ("beyond mean", .decimal),
      ("direction (chance)", .right), ("p", .decimal), ("slope", .decimal), ("p", .decimal),
      ("held", .left),
    ])
    for (label, questions) in rows {
      func p(_ value: Double?) -> String { value.map(NumberFormat.pValue) ?? "-" }
      table.append([
        label, p(questions?.beyondLastValue?.pValue), p(questions?.beyondMean?.pValue),
        questions?.direction.map {
          "\(NumberFormat.percent($0.share)) (\(NumberFormat.percent($0.shareByChance)))"
        } ?? "-",
        p(questions?.direction?.pValue),
        questions?.bias.map {
          NumberFormat.fixed($0.slope, decimals: 2, leadingZero: false)
        } ?? "-", p(questions?.bias?.pValue), held(questions?.fluctuation),
      ])
    }
    return ["other tests, none of which says who forecasts better (docs/tests.md):"]
      + table.lines(indent: 2, width: width)
  }

  /// Whether the difference from naive was the same all the time, or where it was not.
  private static func held(_ test: FluctuationTest?) -> String {
    guard let test else { return "-" }
    guard test.isSignificant else { return "no change seen" }
    let extreme = test.path.indices.max { test.path[$0].magnitude < test.path[$1].magnitude } ?? 0
    let side = test.path[extreme] < 0 ? "better" : "worse"
    return "\(side) in folds \(extreme + 1)-\(extreme + test.window)"
  }
}
