import CLibFuzzer
import Martlet

@main
struct FuzzValues {
  static func main() {
    var (count, arguments) = (CommandLine.argc, CommandLine.unsafeArgv)
    withUnsafeMutablePointer(to: &arguments) { arguments in
      arguments.withMemoryRebound(
        to: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?.self, capacity: 1
      ) {
        _ = LLVMFuzzerRunDriver(&count, $0) { start, count in fuzz(start, count) }
      }
    }
  }
}

/// Whatever the values are, every model forecasts finite numbers with intervals in order, or says why
/// not.
///
/// The first bytes choose model, transform, horizon and season; the rest are values, each a kind and
/// a number of its own.
private func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  guard bytes.count > 8 else { return 0 }
  let text = models[Int(bytes[0]) % models.count]
  let transform = try? Transform(parsing: transforms[Int(bytes[1]) % transforms.count])
  let horizon = 1 + Int(bytes[2] % 8)
  let values = values(bytes.dropFirst(4))
  let panel = panel(values)
  let label = "\(text), \(transform ?? .none), \(values)"
  do {
    let model = try Model(parsing: text)
    let task = try model.task(
      from: ForecastTask(
        horizon: horizon, inputSize: 2 + Int(bytes[3] >> 4), seasonLength: 1 + Int(bytes[3] & 15),
        transform: transform ?? .none))
    guard values.count >= model.forecaster.minimumRows(for: task) else { return 0 }
    let fitted = try model.forecaster.fit(panel, task, randomness: SplitMix64(seed: 1))
    let path = try fitted.predict(panel)[0]
    precondition(path.count == horizon && path.allSatisfy { $0.isFinite }, "\(label): \(path)")
    for paths in try fitted.quantiles([panel], at: [0.1, 0.5, 0.9])?[0] ?? [] {
      let known = paths.filter { !$0.isEmpty }
      precondition(known.joined().allSatisfy { $0.isFinite }, "\(label): \(paths)")
      for (lower, upper) in zip(known, known.dropFirst()) {
        precondition(zip(lower, upper).allSatisfy { $0 <= $1 }, "\(label): \(paths)")
      }
    }
  } catch {
    let isTyped =
      error is ModelError || error is DataError || error is OptionError || error is TrainingError
    precondition(isTyped && !"\(error)".isEmpty, "\(label): \(error)")
  }
  return 0
}

private let transforms = [
  "none", "log", "diff", "log-return", "percent-change", "seasonal-diff/4", "standard", "robust",
  "min-max", "winsor/0.1", "box-cox", "log+diff+standard",
]

/// All but those that are made of all others; networks with a few steps of few windows.
private let models: [String] =
  Model.all.filter { $0.name != "auto" && $0.name != "ensemble" }.map { entry in
    entry.isNetwork ? "\(entry.name):max-steps=2,batch-size=8" : entry.name
  } + [
    "holt-winters:season=multiplicative", "ets:form=MAdM", "ets:form=MNN",
    "garch:forecast=variance",
    "optimised-theta:dynamic=false", "ridge:form=linear", "ridge:form=rlinear", "ridge:form=mean",
    "ensemble:models=ses+theta,combine=stack", "auto:models=naive+theta+ar+ridge",
  ]

/// A value is the one before it, changed as the next byte says, so that stretches of constants,
/// growth and steps are as likely as noise.
private func values(_ bytes: ArraySlice<UInt8>) -> [Double] {
  var result: [Double] = []
  var value = 100.0
  for pair in bytes.prefix(160).chunks(of: 2) {
    let number = Double(pair.last ?? 0)
    switch pair[pair.startIndex] & 15 {
    case 0, 1, 2, 3: break
    case 4: value = value.nextUp
    case 5: value *= 1 + number / 256
    case 6: value *= 2
    case 7: value = -value
    case 8: value = 0
    case 9: value = number
    case 10: value = Double(sign: .plus, exponent: 8 * Int(number) - 1022, significand: 1)
    case 11: value = number * .leastNonzeroMagnitude
    case 12: value += number - 128
    case 13: value += (number - 128) / 1e6
    case 14: value = 4e15 + number / 2
    default: value *= 1e6
    }
    if !value.isFinite { value = .greatestFiniteMagnitude }
    result.append(value)
  }
  return result
}

private func panel(_ values: [Double]) -> AsOfPanel {
  let axis = TimeAxis(kind: .integer, ticks: values.indices.map { Int64($0) })
  let series = Series(
    id: "y", axis: axis, target: Column(name: "y", role: .target, values: values))
  return AsOfPanel(histories: [series.asOf(row: values.count - 1)])
}

extension ArraySlice<UInt8> {
  fileprivate func chunks(of size: Int) -> [ArraySlice<UInt8>] {
    stride(from: startIndex, to: endIndex, by: size).map {
      self[$0..<Swift.min($0 + size, endIndex)]
    }
  }
}
