import Foundation
import MartletTestSupport
import Testing

/// Series that are too short, too large or not for the transform, among others.
struct SkipFailingTests {
  /// Two good series of 30 days, one of two days, one with a zero, one with a number that has no square.
  private func inFolder(_ body: (Tool) throws -> Void) throws {
    try Tool.inFolder { martlet in
      var text = "unique_id,ds,y\n"
      for (name, days) in [("good", 30), ("short", 2), ("zero", 30), ("huge", 30), ("fine", 30)] {
        for day in 0..<days {
          let value =
            switch (name, day) {
            case ("zero", 7): "0"
            case ("huge", 9): "1e200"
            default: "\(10 + day * day % 7)"
            }
          text += "\(name),\(day),\(value)\n"
        }
      }
      try martlet.write(text, to: "a.csv")
      try body(martlet)
    }
  }

  private let words = "--horizon 2 --season 1 --n-windows 3 --transform log --model drift"

  @Test(
    "--skip-failing leaves out series that fail, with reasons, and runs the others",
    arguments: ["forecast", "backtest"])
  func othersGoOn(command: String) throws {
    try inFolder { martlet in
      let outcome = try martlet("\(command) a.csv \(words) --skip-failing --out o.csv")
      #expect(outcome.status == 0)
      #expect(
        outcome.messages.contains(
          """
          left out, 3 of 5 series:
            series 'short' has 2 rows; with 6 after the first cutoff, 0 are left to train on and Naive needs 1
            'log' needs values above 0, but series 'zero' is 0.0 at 7
            series 'huge' holds 1e+200, which is too large to square

          """), "\(outcome.messages)")
      let names = Set(
        try martlet.read("o.csv").split(separator: "\n").dropFirst().map {
          String($0.prefix { $0 != "," })
        })
      #expect(names == ["good", "fine"])
    }
  }

  @Test("The plan names series that were left out, with reasons") func thePlanNamesThem() throws {
    try inFolder { martlet in
      let plan = try #require(
        try martlet("backtest a.csv \(words) --skip-failing --json").document()["plan"]
          as? [String: Any])
      let left = try #require(plan["left_out"] as? [[String: String]])
      #expect(left.map { $0["series"] } == ["short", "zero", "huge"])
      #expect(left[2]["reason"] == "series 'huge' holds 1e+200, which is too large to square")
    }
  }

  @Test("Without --skip-failing the error counts the failing series and names the option")
  func withoutItTheErrorCountsThem() throws {
    try inFolder { martlet in
      let outcome = try martlet("backtest a.csv \(words) --out o.csv")
      #expect(outcome.status == 65)
      #expect(
        outcome.messages.hasPrefix(
          "a.csv: error: series 'short' has 2 rows; with 6 after the first cutoff, 0 are left to train on and "
            + "Naive needs 1 (3 of 5 series fail); hint: add rows; "
            + "--skip-failing leaves such series out"), "\(outcome.messages)")
      #expect(throws: (any Error).self) { try martlet.read("o.csv") }
    }
  }

  /// Nothing is left to forecast: the same error.
  @Test("If all series fail, --skip-failing is an error too") func allOfThemFail() throws {
    try inFolder { martlet in
      let outcome = try martlet("backtest a.csv --horizon 40 --model drift --skip-failing")
      #expect(outcome.status == 65)
      #expect(outcome.messages.contains("(5 of 5 series fail)"))
    }
  }

  /// A zero after the first cutoffs: the series is in the folds before, and later ones are of the others.
  @Test("A series that fails from a later cutoff stays in the folds before")
  func aSeriesLeaves() throws {
    try Tool.inFolder { martlet in
      var text = "unique_id,ds,y\n"
      for name in ["a", "b", "c"] {
        for day in 0..<40 {
          text += "\(name),\(day),\(name == "b" && day == 34 ? 0 : 10 + day * day % 7)\n"
        }
      }
      try martlet.write(text, to: "a.csv")
      let words =
        "backtest a.csv --horizon 2 --season 1 --n-windows 6 --transform log --model drift --model ridge"
      let outcome = try martlet(words + " --skip-failing --json --out o.csv")
      #expect(outcome.status == 0)
      #expect(
        outcome.messages.contains(
          """
          leaving, 1 of 3 series: later folds are of the survivors
            after fold 4 of 6: 'log' needs values above 0, but series 'b' is 0.0 at 34

          """), "\(outcome.messages)")
      let lines = try martlet.read("o.csv").split(separator: "\n").dropFirst().map {
        $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      }
      let folds = Set(lines.filter { $0[0] == "b" }.map { $0[$0.count - 2] })
      #expect(folds == ["1", "2", "3", "4"])
      #expect(lines.allSatisfy { !$0[4].isEmpty })
      #expect(lines.count == 2 * (3 * 4 + 2 * 2))
      let plan = try #require(try outcome.document()["plan"] as? [String: Any])
      #expect((plan["left_out"] as? [Any])?.isEmpty == true)
      let leaving = try #require((plan["leaving"] as? [[String: Any]])?.first)
      #expect(leaving["series"] as? String == "b" && leaving["folds"] as? Int == 4)
      // Where all leave, the folds after that are of nothing.
      let none = text.replacingOccurrences(of: ",34,", with: ",34,-")
      try martlet.write(none, to: "a.csv")
      #expect(try martlet(words + " --skip-failing").status == 0)
    }
  }
}
