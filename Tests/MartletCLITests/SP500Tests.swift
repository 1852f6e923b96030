import Foundation
import Testing

/// Twenty years of an index, with small networks.
struct SP500Tests {
  static let file = Tool.root.appending(path: "datasets/sp500.csv").path
  static let small = " --model mlp:hidden=8,layers=1 --max-steps 5 --seeds 2"

  /// Twenty rows on the twenty sessions after the last, whatever the models are.
  @Test("A forecast of the S&P 500 has the next twenty sessions and nested intervals")
  func forecast() throws {
    try Tool.inFolder { martlet in
      let words = "forecast \(Self.file) --target Close --horizon 20 --out f.csv" + Self.small
      let outcome = try martlet(words)
      #expect(outcome.status == 0)
      let rows = try martlet.read("f.csv").split(separator: "\n").map { $0.split(separator: ",") }
      #expect(
        rows[0].joined(separator: ",")
          == "unique_id,ds,MLP,MLP-lo-80,MLP-hi-80,MLP-lo-95,MLP-hi-95,Naive,Naive-lo-80,Naive-hi-80,"
          + "Naive-lo-95,Naive-hi-95")
      // Neither New Year nor the day of Martin Luther King.
      let sessions = [2, 3, 4, 7, 8, 9, 10, 11, 14, 15, 16, 17, 18, 22, 23, 24, 25, 28, 29, 30].map
      {
        "2019-01-\($0 < 10 ? "0" : "")\($0)"
      }
      #expect(rows.dropFirst().map { String($0[1]) } == sessions)
      for row in rows.dropFirst() {
        #expect(row[0] == "Close")
        let numbers = row.dropFirst(2).compactMap { Double($0) }
        // lo-95 <= lo-80 <= forecast <= hi-80 <= hi-95
        let order = [3, 1, 0, 2, 4].map { numbers[$0] }
        #expect(order == order.sorted())
      }
    }
  }

  @Test("Naive on log S&P 500 has the error that other tools compute") func naiveError() throws {
    try Tool.inFolder { martlet in
      let words =
        "backtest \(Self.file) --target Close --transform log --horizon 20 --step-size 20 "
        + "--n-windows 10 --model naive --out cv.csv"
      #expect(try martlet(words).status == 0)
      let rows = try martlet.read("cv.csv").split(separator: "\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false)
      }
      #expect(rows.count == 201)
      let (y, naive) = (try column("y", rows), try column("Naive", rows))
      let errors = zip(naive, y).map { abs(log($0) - log($1)) }
      #expect(abs(errors.reduce(0, +) / 200 - 0.02258) < 0.000_005)
    }
  }

  private func column(_ name: Substring, _ rows: [[Substring]]) throws -> [Double] {
    let index = try #require(rows[0].firstIndex(of: name))
    return rows.dropFirst().compactMap { Double($0[index]) }
  }

  @Test(
    "One or two cores give the same bytes, another seed gives others", arguments: ["csv", "json"])
  func jobs(format: String) throws {
    try Tool.inFolder { martlet in
      let words =
        "backtest \(Self.file) --target Close --transform log --horizon 20 --input-size 60 "
        + "--n-windows 6 --model naive --model mlp:hidden=8,norm=batch,dropout=0.1 --max-steps 10"
      for jobs in 1...2 {
        let outcome = try martlet(words + " --jobs \(jobs) --out \(jobs).\(format)")
        #expect(outcome.status == 0)
      }
      #expect(try martlet.read("1.\(format)") == martlet.read("2.\(format)"))
      #expect(try martlet(words + " --seed 2 --out 3.\(format)").status == 0)
      #expect(try martlet.read("1.\(format)") != martlet.read("3.\(format)"))
    }
  }

  @Test("The plan holds everything that a run depends on, defaults too") func plan() throws {
    try Tool.inFolder { martlet in
      let words =
        "backtest \(Self.file) --target Close --horizon 3 --hist-exog Volume,High "
        + "--release Volume=2b --n-windows 2 --window rolling --train-size 300 --refit false "
        + "--gap 4 --seed 7 --scaler robust --level 50 --json" + Self.small
        + " --model drift --transform log"
      let document = try martlet(words).document()
      let plan = try #require(document["plan"] as? [String: Any])
      let expected: [String: String] = [
        "command": "backtest", "target": "Close", "time_column": "Date", "horizon": "3",
        "season": "5", "transform": "log", "folds": "2", "step_size": "3", "refit": "false",
        "window": "rolling 300", "gap": "4", "seed": "7", "seeds": "2", "missing": "error",
      ]
      for (key, value) in expected { #expect("\(try #require(plan[key]))" == value, "\(key)") }
      #expect(plan["id_column"] is NSNull)
      #expect(plan["levels"] as? [Double] == [0.5])
      #expect(plan["frequency"] as? [String] == ["XNYS"])
      #expect(plan["past_covariates"] as? [String] == ["Volume", "High"])
      #expect(plan["releases"] as? [String: String] == ["Volume": "2b"])
      #expect((plan["version"] as? String)?.hasPrefix("martlet ") ?? false)

      let sums = try Tool.repositoryFile("datasets/SHA256SUMS").split(separator: "\n")
      let sum = try #require(sums.first { $0.hasSuffix(" sp500.csv") })
      let file = try #require((plan["files"] as? [[String: String]])?.first)
      #expect(file == ["name": Self.file, "sha256": String(sum.prefix(64))])

      let models = try #require(plan["models"] as? [[String: Any]])
      #expect(models.map { $0["label"] as? String } == ["MLP", "RandomWalkWithDrift"])
      let options = try #require(models[0]["options"] as? NSDictionary)
      #expect(
        options == [
          "hidden": 8, "layers": 1, "activation": "relu", "norm": "none", "residual": false,
          "dropout": 0.1, "init": "torch-uniform",
        ] as NSDictionary)
      let task = try #require(models[0]["task"] as? [String: Any])
      #expect(task["scaler"] as? String == "robust")
      #expect(task["max-steps"] as? Int == 5 && task["input-size"] as? Int == 10)
      #expect(task["optimizer"] as? String == "adam/0.9/0.999/1e-08")
      #expect(task["loss"] as? String == "mae")
    }
  }

  @Test("A monthly indicator beside daily prices is announced with its release lag")
  func anIndicatorOfAnotherFile() throws {
    try Tool.inFolder { martlet in
      let cpi = Tool.root.appending(path: "datasets/core_cpi.csv").path
      let outcome = try martlet(
        "backtest \(Self.file) \(cpi) --target Close --hist-exog CPILFESL --release CPILFESL=14d "
          + "--horizon 5 --n-windows 2" + Self.small)
      #expect(outcome.status == 0)
      #expect(
        outcome.lines.contains {
          $0.hasSuffix("CPILFESL known from the")
        } && outcome.messages.contains("end of its month plus 14 days"))
    }
  }
}
