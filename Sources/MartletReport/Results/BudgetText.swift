package import MartletCatalog
package import MartletEvaluation
import MartletTime

/// What was tried within a budget, and what was not.
package enum BudgetText {
  /// For example "Auto has 60 s for 21 fits: theta (.01 s a fit), ridge (.2 s); left out: mlp (1.2 s)".
  package static func lines(_ plans: [Backtest.BudgetPlan]) -> [String] {
    plans.map { plan in
      let words = { (isTaken: Bool) in
        plan.trials.filter { $0.isTaken == isTaken }
          .map { "\($0.name) (\(NumberFormat.duration($0.seconds)))" }.joined(separator: ", ")
      }
      let (taken, others) = (words(true), words(false))
      return
        "\(plan.label) has \(NumberFormat.duration(plan.seconds)) for \(plural(plan.fits, "fit")); "
        + "tried, with the time of a fit: naive" + (taken.isEmpty ? "" : ", \(taken)")
        + (others.isEmpty ? "; nothing left out" : "; left out: \(others)")
    }
  }
}
