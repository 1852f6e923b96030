import Foundation
import MartletCatalog
import MartletForecasting
import MartletPanels
import MartletTestSupport
import MartletTime
import Testing

/// Audits of every model, transform, scaler, role, release, vintage, rule for missing values, feature and
/// shape of a panel.
struct AuditPlanTests {
  struct Plan: CustomTestStringConvertible {
    let words: String
    var testDescription: String { words }
  }

  /// In the short form every eighth, and one of a ratio of columns that are audited together.
  static let plans = all.enumerated().filter { place, plan in
    LongForm.isOn || place % 8 == 0 || plan.words.contains("parkinson")
  }.map(\.element)

  @Test("An audit passes", arguments: plans)
  func auditPasses(plan: Plan) throws {
    try Tool.inFolder { martlet in
      for (name, text) in Self.files { try martlet.write(text, to: name) }
      let outcome = try martlet(
        "audit \(plan.words) --horizon 3 --n-windows 5 --level 50 --seeds 1 --max-steps 3 --input-size 8 --json"
      )
      let checks = try outcome.document()["checks"] as? [[String: Any]] ?? []
      #expect(
        outcome.status == 0,
        "\(outcome.messages)\n\(checks.filter { $0["outcome"] as? String != "PASS" })")
      // What is left out can be left out of any plan.
      let left = checks.filter { $0["corruption"] as? String == "left-out" }
      #expect(!left.isEmpty && left.allSatisfy { $0["outcome"] as? String == "PASS" })
    }
  }

  private static let all: [Plan] =
    (models + transforms + scalers + fills + roles + releases + features + bars + shapes).map(
      Plan.init)

  private static let own = "prices.csv --target close"
  private static let two = " --model drift --model linear"

  private static let models = Model.names.map { name in
    switch name {
    case "ensemble", "auto": "\(own) --model \(name):models=naive+drift+theta"
    case "har", "garch": "\(own) --volatility returns --model \(name)"
    case "seasonal-naive", "naive2", "holt-winters": "\(own) --season 5 --model \(name)"
    default: "\(own) --model \(name)"
    }
  }

  private static let transforms = Transform.examples.map { "\(own) --transform \($0)\(two)" }
  private static let scalers = WindowScaler.allCases.map {
    "\(own) --scaler \("\($0)".lowercased())\(two)"
  }

  private static let fills = Missing.allCases.filter { $0 != .error }.flatMap { rule in
    [
      "holes.csv --target close --hist-exog rate --missing \(rule.rawValue)\(two)",
      "holes.csv --target close --missing \(rule.rawValue) --model theta",
    ]
  }

  private static let roles = [
    "\(own) --hist-exog rate\(two)", "\(own) --futr-exog rate\(two)",
    "panel.csv --stat-exog branch\(two)",
    "\(own) --derive spread=close-rate --hist-exog spread\(two)",
    "\(own) --hist-exog rate --release rate=3b\(two)",
    "prices.csv --target close,rate --multivariate\(two)", "prices.csv --target all --model theta",
  ]

  private static let releases =
    ["", "=0d", "=14d", "=2b", "=1m"].map { lag in
      "\(own) indicator.csv".replacing("--target close", with: "")
        + " --target close --hist-exog cpi"
        + (lag.isEmpty ? "" : " --release cpi\(lag)") + two
    } + [
      "prices.csv vintages.csv --target close --hist-exog cpi\(two)",
      "prices.csv vintages.csv --target close --hist-exog cpi --age cpi --new-flag cpi\(two)",
      "prices.csv vintages.csv --target close --feature ema/3@cpi\(two)",
    ]

  private static let features =
    Feature.Formula.examples.map { "\(own) --calendar XNYS --feature \($0)\(two)" }
    + ["\(own) --hist-exog rate --release rate=2b --feature sma/3@rate\(two)"]

  private static let bars =
    Aggregate.allCases.map {
      "days.csv --resample W-FRI --hist-exog x --aggregate y=\($0.rawValue)\(two)"
    }
    + ["days.csv --resample W-FRI --feature sma/2,month-end\(two)"]

  private static let shapes = [
    "panel.csv\(two)", "panel.csv --cutoffs calendar\(two)", "panel.csv --scope local\(two)",
    "panel.csv --hist-exog x --cutoffs calendar --skip-failing\(two)",
    "panel.csv --transform log --skip-failing\(two)",
    "\(own) --window rolling --train-size 40\(two)",
    "\(own) --gap 2\(two)", "\(own) --refit false\(two)", "\(own) --refit 2 --step-size 2\(two)",
    "\(own) --step-size 1 --quantiles .1,.9\(two)", "\(own) --intervals native --model theta",
    "\(own) --metric-scale train\(two)", "comma.csv --target y --hist-exog x\(two)",
    "newest.csv --target y\(two)", "\(own) --volatility parkinson\(two)",
    "\(own) --volatility garman-klass/3/variance\(two)",
  ]

  // MARK: - Files

  private static let files = [
    "prices.csv": prices(holes: false), "holes.csv": prices(holes: true),
    "indicator.csv": indicator,
    "vintages.csv": vintages, "panel.csv": panel, "days.csv": days, "comma.csv": comma,
    "newest.csv": newest,
  ]

  private static func label(_ day: Int) -> String {
    Date(timeIntervalSince1970: Double(1_514_764_800 + day * 86400))
      .formatted(.iso8601.year().month().day())
  }

  /// Something that goes up and down, with three decimals.
  private static func value(_ row: Int, _ kind: Int) -> Double {
    let swing = Double((row * (7 + kind) + row * row % (11 + kind)) % (13 + kind))
    return 80 + 10 * Double(kind) + Double(row) / 8 + swing + Double(row % 5) / 8
  }

  /// Weekdays from Monday, the 1st of January 2018.
  private static func prices(holes: Bool) -> String {
    "date,close,rate,open,high,low,volume\n"
      + (0..<110).map { row in
        let (close, open) = (value(row, 1), value(row, 2) - 10)
        let isHole = holes && row > 3
        return [
          label(row / 5 * 7 + row % 5), isHole && row % 7 == 3 ? "" : "\(close)",
          isHole && row % 9 == 5 ? "" : "\(value(row, 3))", "\(open)", "\(max(open, close) + 2)",
          "\(min(open, close) - 2)", "\(row * row % 997 + 10)",
        ].joined(separator: ",") + "\n"
      }.joined()
  }

  private static let months = [
    "2017-11-01", "2017-12-01", "2018-01-01", "2018-02-01", "2018-03-01", "2018-04-01",
    "2018-05-01", "2018-06-01",
  ]

  private static let indicator =
    "date,cpi\n" + months.enumerated().map { "\($1),\(value($0, 4))\n" }.joined()

  /// Each month is out in the middle of the next one, and revised a month later.
  private static let vintages =
    "date,cpi,released_at\n"
    + months.enumerated().flatMap { place, month in
      [1, 2].map { later -> String in
        let day = (place - 2 + later) * 30 + 14
        return "\(month),\(value(2 * place + later, 4)),\(label(day))\n"
      }
    }.joined()

  /// Three series, of which one ends early and one begins late.
  private static let panel =
    "unique_id,ds,y,x,branch\n"
    + [("a", 0, 90), ("b", 0, 84), ("c", 6, 90)].enumerated().flatMap { kind, series in
      (series.1..<series.2).map { row in
        "\(series.0),\(label(row)),\(value(row, kind)),\(value(row, kind + 3)),\(kind < 2 ? "one" : "two")\n"
      }
    }.joined()

  private static let days =
    "ds,y,x\n" + (0..<340).map { "\(label($0)),\(value($0, 1)),\(value($0, 2))\n" }.joined()

  /// With commas before decimals and points between thousands.
  private static let comma =
    "ds;y;x\n"
    + (0..<90).map { row in
      let y = "\(value(row, 1))".replacing(".", with: ",")
      return "\(label(row));1.0\(y.prefix(2)),\(row % 10)5;\(y) EUR\n"
    }.joined()

  private static let newest =
    "ds,y\n" + (0..<90).reversed().map { "\(label($0)),\(value($0, 1))\n" }.joined()
}
