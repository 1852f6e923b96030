import Foundation
import MartletModels
import MartletTestSupport
import Testing

/// A forecast that is no number, or as good as none, is a failed model in every output.
struct RunawayTests {
  /// A hundred rows that rise slowly, and twenty that are 1e11 times as large: in logarithms ridge goes on
  /// with the jump.
  private func inFolder(_ body: (Tool) throws -> Void) throws {
    try Tool.inFolder { martlet in
      let rows = (0..<120).map { row -> String in
        let value = 100 + Double(row) * 0.3 + Double(row * 7 % 5) * 0.06
        return "\(row),\(row < 100 ? value : value * 1e11)\n"
      }
      try martlet.write("ds,y\n" + rows.joined(), to: "a.csv")
      try body(martlet)
    }
  }

  private let words = " a.csv --target y --transform log --horizon 3 --model ridge --model drift"

  @Test(
    "A forecast that runs away is a failed model in JSON, and the others are scored",
    arguments: ["backtest", "compare"])
  func json(command: String) throws {
    try inFolder { martlet in
      let outcome = try martlet(command + words + " --json")
      #expect(outcome.status == 0)
      let document = try outcome.document()
      let models = try #require(document["models"] as? [[String: Any]])
      let ridge = try #require(models.first { $0["label"] as? String == "Ridge" })
      let message = (ridge["error"] as? [String: Any])?["message"] as? String ?? ""
      #expect(message.hasPrefix("Ridge on 'y' at cutoff "), "\(message)")
      #expect(message.contains("the forecast "), "\(message)")
      let others = models.filter { $0["label"] as? String != "Ridge" }
      #expect(others.count == 2 && others.allSatisfy { $0["error"] is NSNull })
    }
  }

  @Test("A model that runs away is a failed row, and its earlier forecasts stay in CSV")
  func tablesAndFiles() throws {
    try inFolder { martlet in
      let outcome = try martlet("compare" + words + " --out o.csv")
      #expect(outcome.status == 0)
      #expect(outcome.output.contains(/\n  Ridge +failed/))
      #expect(!outcome.output.contains(/\binf\b/))
      let lines = try martlet.read("o.csv").split(separator: "\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false)
      }
      let place = try #require(lines[0].firstIndex(of: "Ridge"))
      // What it forecast before it ran away stays.
      let cells = lines.dropFirst().map { $0[place] }
      let count = cells.prefix { !$0.isEmpty }.count
      #expect(count < cells.count && cells.dropFirst(count).allSatisfy(\.isEmpty))
    }
  }

  @Test("A model whose forecast runs away is named among the forecast's errors")
  func aForecast() throws {
    try inFolder { martlet in
      let outcome = try martlet("forecast" + words + " --json")
      #expect(outcome.status == 0)
      let errors = try outcome.document()["errors"] as? [String: Any]
      #expect(errors?.keys.map { $0 } == ["Ridge"])
    }
  }
}
