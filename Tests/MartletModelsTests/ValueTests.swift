import MartletCatalog
import MartletFiles
import MartletForecasting
import MartletNumerics
import MartletPanels
import MartletTestSupport
import MartletTraining
import Testing

/// Every model and every transform on values at the limits of numbers: a finite forecast whose
/// intervals are in order, or an error that says why. `make fuzz` goes on with invented ones.
struct ValueTests {
  /// Every model, those with forms of their own in each of them.
  private static let texts: [String] = {
    let own = [
      "holt-winters:season=multiplicative", "ets:form=MAdM", "ets:form=MNN",
      "garch:forecast=variance",
      "optimised-theta:dynamic=false", "ridge:form=linear", "ridge:form=rlinear", "ridge:form=mean",
      "ensemble:models=ses+theta,combine=stack", "auto:models=naive+theta+ar+ridge",
    ]
    let names = Model.all.filter { $0.name != "auto" && $0.name != "ensemble" }.map { entry in
      entry.isNetwork ? "\(entry.name):max-steps=2,batch-size=8" : entry.name
    }
    return names + own
  }()

  static let series: [(name: String, values: [Double])] = {
    let rows = { (value: (Int) -> Double) in (0..<40).map(value) }
    let steps = { (row: Int) in Double(row / 13) }
    let noise = noise(40, seed: 11)
    return [
      ("0", rows { _ in 0 }), ("a rate", rows { _ in 0.05 }), ("a peg", rows { _ in 7.8 }),
      ("below 0", rows { _ in -1e140 }), ("the least number", rows { _ in .leastNonzeroMagnitude }),
      ("the largest number", rows { _ in .greatestFiniteMagnitude }),
      ("one ulp", rows { $0 % 2 == 0 ? 100 : 100.0.nextUp }),
      ("one ulp of a large level", rows { 4e15 + Double($0 % 3) / 2 }),
      ("denormal", rows { Double(2000 * ($0 % 5 + 1)) * .leastNonzeroMagnitude }),
      ("huge", rows { 1e307 * (1 + Double($0 % 4)) }),
      ("both ends", rows { $0 % 2 == 0 ? 1e308 : -1e308 }),
      ("growth", rows { Double(sign: .plus, exponent: 20 * $0, significand: 1) }),
      ("decay", rows { Double(sign: .plus, exponent: -20 * $0, significand: 1) }),
      ("steps", rows { 1.5 + steps($0) / 4 }), ("a step at the end", rows { $0 < 39 ? 3.75 : 4 }),
      ("a peg that is let go", rows { $0 < 28 ? 3.75 : 3.75 + noise[$0] }),
      ("a peg with noise", rows { $0 < 34 ? 3.75 * (1 + 1e-15 * noise[$0]) : 3.75 + noise[$0] }),
      ("an outlier", rows { $0 == 20 ? 1e100 : 100 + noise[$0] }),
      ("a large level", rows { 1e12 + noise[$0] }), ("one spike", rows { $0 == 30 ? 1 : 0 }),
    ]
  }()

  @Test(
    "Every model on extreme values gives a finite forecast or an error with a text",
    arguments: texts)
  func aForecastOrAReason(text: String) throws {
    let model = try Model(parsing: text)
    // In the short form each model meets each series with one transform beside none; all have their turn.
    let turn = try #require(Self.texts.firstIndex(of: text))
    let all = Transform.examples
    for (place, (name, values)) in Self.series.enumerated() {
      try check(model, values, .none, "\(text), \(name)")
      let transforms = LongForm.isOn ? all : [all[(turn + 3 * place) % all.count]]
      for transform in transforms where transform != .none {
        try check(model, values, transform, "\(text), \(name), \(transform)")
      }
    }
  }

  @Test(
    "Every transform on extreme values gives a finite forecast or a typed error",
    arguments: Transform.examples)
  func everyTransformOnEverySeries(transform: Transform) throws {
    for text in ["naive", "ses", "ar"] {
      for (name, values) in Self.series {
        try check(try Model(parsing: text), values, transform, "\(text), \(name), \(transform)")
      }
    }
  }

  private func check(
    _ model: Model, _ values: [Double], _ transform: Transform, _ label: String
  ) throws {
    let panel = known(values)
    do {
      let task = try model.task(
        from: ForecastTask(horizon: 3, inputSize: 6, seasonLength: 4, transform: transform))
      let fitted = try model.fit(panel, task, randomness: SplitMix64(seed: 1))
      let path = try fitted.predict(panel)[0]
      #expect(path.count == 3 && path.allSatisfy { $0.isFinite }, "\(label): \(path)")
      let levels = [0.1, 0.5, 0.9]
      for paths in try fitted.quantiles([panel], at: levels)?[0] ?? [] {
        let known = paths.filter { !$0.isEmpty }
        #expect(known.joined().allSatisfy { $0.isFinite }, "\(label): \(paths)")
        for (lower, upper) in zip(known, known.dropFirst()) {
          #expect(zip(lower, upper).allSatisfy { $0 <= $1 }, "\(label): \(paths)")
        }
      }
    } catch {
      let isTyped =
        error is ModelError || error is DataError || error is OptionError || error is TrainingError
      #expect(isTyped && !"\(error)".isEmpty, "\(label): \(error)")
    }
  }
}
