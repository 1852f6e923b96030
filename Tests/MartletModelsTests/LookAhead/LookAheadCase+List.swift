import MartletForecasting
import MartletPanels
import MartletTables
import MartletTestSupport
import MartletTime

/// The one list of all ways from a file to a network. Each part is made from the cases of a type of
/// the product by a switch without a default: what is new and not here does not compile.
extension LookAheadCase {
  static let all: [LookAheadCase] =
    transforms + scalers + fills + roles + lags + joins + bars + features
    + others

  /// `Transform.examples` has each step, by such a switch.
  private static let transforms = Transform.examples.map {
    LookAheadCase(name: "transform \($0)", task: smallTask(transform: $0))
  }

  private static let scalers = WindowScaler.allCases.map {
    LookAheadCase(name: "scaler \($0)", task: smallTask(scaler: $0))
  }

  private static let fills = Missing.allCases.map { rule in
    var found = LookAheadCase(name: "missing \(rule)", column: "rate") { reader in
      reader.missing = rule
      reader.pastCovariates = ["rate"]
    }
    switch rule {
    case .error: break
    case .forwardFill, .drop, .interpolatePast, .mask:
      found.fixture = Fixture(files: [Fixture.prices(holes: true)])
    }
    return found
  }

  private static let roles = Role.allCases.map { role in
    switch role {
    case .target: LookAheadCase(name: "role target")
    case .pastCovariate:
      LookAheadCase(name: "role past covariate", column: "rate") { $0.pastCovariates = ["rate"] }
    case .futureCovariate:
      LookAheadCase(
        name: "role known ahead", fixture: Fixture(files: [Fixture.planned()]), column: "rate"
      ) { $0.futureCovariates = ["rate"] }
    case .staticCovariate:
      LookAheadCase(
        name: "role static", fixture: Fixture(files: [Fixture.branches()]), column: "branch"
      ) { $0.staticCovariates = ["branch"] }
    }
  }

  /// An indicator of another file with a lag of each unit. In 2018 the second weekday after the
  /// first of February, March, April and May is 4, 4, 2 and 2 days later.
  private static let lags = ReleaseLag.Unit.allCases.map { unit in
    let (lag, delay): (ReleaseLag, @Sendable (Int) -> Int64) =
      switch unit {
      case .days: (ReleaseLag(14, .days), { _ in 14 })
      case .weekdays: (ReleaseLag(2, .weekdays), { [4, 4, 2, 2][$0] })
      case .months: (ReleaseLag(1, .months), { [28, 31, 30, 31][$0] })
      }
    return LookAheadCase(
      name: "lag \(lag)",
      fixture: Fixture(files: [Fixture.prices(), Fixture.indicator(delay: delay)]),
      column: "cpi"
    ) { reader in
      reader.pastCovariates = ["cpi"]
      reader.releases = ["cpi": lag]
    }
  }

  private static let joins = [
    LookAheadCase(
      name: "join of months without a lag",
      fixture: Fixture(files: [Fixture.prices(), Fixture.indicator { _ in 0 }]), column: "cpi"
    ) { $0.pastCovariates = ["cpi"] },
    LookAheadCase(
      name: "join with age and flag",
      fixture: Fixture(files: [Fixture.prices(), Fixture.indicator { _ in 14 }]), column: "cpi"
    ) { reader in
      reader.pastCovariates = ["cpi"]
      reader.releases = ["cpi": ReleaseLag(14, .days)]
      (reader.ages, reader.newFlags) = (["cpi"], ["cpi"])
    },
    LookAheadCase(
      name: "join of vintages", fixture: Fixture(files: [Fixture.prices(), Fixture.vintages()]),
      column: "cpi"
    ) { reader in
      reader.pastCovariates = ["cpi"]
      (reader.ages, reader.newFlags) = (["cpi"], ["cpi"])
    },
    LookAheadCase(name: "lag of an own column", fixture: Fixture(files: [Fixture.lagged()])) {
      reader in
      reader.pastCovariates = ["rate"]
      reader.releases = ["rate": ReleaseLag(3, .weekdays)]
    },
    LookAheadCase(name: "derived column", column: "rate") { reader in
      reader.derivedColumns = [DerivedColumn(name: "ratio", expression: "close/rate")]
      reader.pastCovariates = ["ratio"]
    },
  ]

  /// Weeks of the days: what a week holds is available on its Friday.
  private static let bars = Aggregate.allCases.map { aggregate in
    LookAheadCase(
      name: "bars of \(aggregate)", column: "rate", task: weekly
    ) { reader in
      reader.pastCovariates = ["rate"]
      reader.resampling = try Resampling(
        to: .weekly(.friday), aggregates: ["close": aggregate, "rate": aggregate])
    }
  }

  /// The past of other targets, filled as a target is.
  private static let others = [Missing.error, .interpolatePast].map { rule in
    LookAheadCase(
      name: "other targets with missing \(rule)",
      fixture: Fixture(files: [Fixture.prices(holes: rule != .error)]), column: "rate"
    ) { reader in
      (reader.target, reader.isMultivariate, reader.missing) = ("close,rate", true, rule)
    }
  }

  static let weekly: ForecastTask = {
    var task = smallTask(horizon: 1, scaler: .none)
    task.inputSize = 4
    return task
  }()
}
