import Foundation
import Testing

/// How many values scores are of is said where a rule filled the others.
struct FilledRowsTests {
  private func inFolder(_ body: (Tool) throws -> Void) throws {
    try Tool.inFolder { martlet in
      let rows = (0..<60).map { "\($0),\($0 % 5 == 3 ? "" : "\(10 + $0 * 7 % 11)")\n" }
      try martlet.write("ds,y\n" + rows.joined(), to: "a.csv")
      try body(martlet)
    }
  }

  private let words = " a.csv --target y --missing forward-fill --horizon 2 --n-windows 10"

  @Test("Tables say how many values are scored where the others were filled")
  func inTables() throws {
    try inFolder { martlet in
      for command in ["backtest", "compare", "forecast"] {
        let output = try martlet(command + words + " --model drift").output
        #expect(
          output.contains("scored on 16 of 20 values: the others were missing and filled"),
          "\(output)")
      }
      let whole = try martlet(
        "backtest a.csv --target y --missing drop --horizon 2 --model drift"
      ).output
      #expect(!whole.contains("scored on"))
    }
  }

  @Test("Filled values are null in JSON and empty in CSV, and counted as not scored")
  func inFiles() throws {
    try inFolder { martlet in
      let outcome = try martlet("backtest" + words + " --model drift --json --out o.csv")
      let document = try outcome.document()
      #expect(document["scored_values"] as? Int == 16)
      #expect(document["forecast_values"] as? Int == 20)
      let points = try #require(document["points"] as? [[String: Any]])
      let lines = try martlet.read("o.csv").split(separator: "\n").dropFirst().map {
        $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      }
      #expect(points.count == 20 && lines.count == 20)
      for (point, line) in zip(points, lines) {
        let isFilled = (Int(line[1]) ?? 0) % 5 == 3
        #expect((point["y"] is NSNull) == isFilled)
        #expect(line[3].isEmpty == isFilled)
        #expect(!line[4].isEmpty)
      }
      let forecast = try martlet("forecast" + words + " --model drift --json").document()
      #expect(forecast["scored_values"] as? Int == 16)
    }
  }
}
