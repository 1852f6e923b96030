import Foundation
import Testing

/// What stands below the tables of `backtest` where it was asked for.
struct ScoreTableOptionTests {
  private func output(_ words: String) throws -> String {
    var output = ""
    try Tool.inFolder { martlet in
      try martlet.write(Samples.wave(), to: "wave.csv")
      let outcome = try martlet("backtest wave.csv --n-windows 12 --model drift --quiet " + words)
      #expect(outcome.status == 0, "\(outcome.messages)")
      output = outcome.output
    }
    return output
  }

  @Test("Scores of intervals and quantiles have tables where they were asked for, and else none")
  func bands() throws {
    let plain = try output("")
    #expect(!plain.contains("inside, 95 %") && !plain.contains("CRPS"))
    let levels = try output("--level 50")
    #expect(levels.contains("50 % interval") && levels.contains("Winkler  MSIS"))
    #expect(!levels.contains("CRPS"))
    let quantiles = try output("--quantiles .4,.6")
    #expect(quantiles.contains("CRPS") && !quantiles.contains("inside, 95 %"))
    for text in [levels, quantiles] {
      #expect(text.split(separator: "\n").allSatisfy { $0.count <= 100 })
    }
  }

  @Test("--scores-by adds a table, and leaves the others as they are")
  func groups() throws {
    let plain = try output("").split(separator: "\n").filter { !$0.contains("fit") }
    for (kind, title) in [
      ("step", "MAE by step"), ("fold", "MAE by fold"), ("series", "MAE by series"),
      ("seed", "no scores by seed: no model has several"),
    ] {
      let text = try output("--scores-by \(kind)")
      #expect(text.contains(title))
      #expect(plain.allSatisfy(text.contains))
    }
    try Tool.inFolder { martlet in
      try martlet.write(Samples.wave(), to: "wave.csv")
      let outcome = try martlet("forecast wave.csv --scores-by step")
      #expect(outcome.status == 64)
      #expect(outcome.messages.contains("--scores-by is of evaluations alone"))
    }
  }
}
