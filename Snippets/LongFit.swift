// Which rate to train with, a fit that stops and goes on, and what the network looks like from inside.
import Martlet

let network = Network(
  inputs: 8,
  [
    .linear(32, .heNormal), .activation(.tanh), .linear(32, .heNormal), .activation(.tanh),
    .linear(1, .heNormal),
  ])

// y = x₁ x₂ and some noise.
var generator = SplitMix64(seed: 1)
let inputs = (0..<512).map { _ in (0..<8).map { _ in Float(2 * generator.uniform() - 1) } }
let targets = inputs.map { [$0[0] * $0[1] + Float(0.1 * generator.uniform())] }
let examples = Examples(inputs: inputs, targets: targets)

/// Three digits.
func short(_ value: Double) -> String {
  var scale = 1.0
  while value != 0 && abs(value) * scale < 100 { scale *= 10 }
  return "\((value * scale).rounded() / scale)"
}

// 1. The rate: let it grow from step to step, and watch the loss.
var options = TrainingOptions()
options.batchSize = 64
let search = Trainer(network, options).rateRangeTest(on: examples)
for suggestion in RateRangeTest.Suggestion.allCases {
  guard let (lowest, middle, highest) = search.interval(suggestion) else { continue }
  print("\(suggestion.rawValue): \(short(middle)) (\(short(lowest)) to \(short(highest)))")
}

// 2. A fit in two parts, with a file between them.
options.learningRate = search.interval(.valley)?.middle ?? 1e-3
options.maxSteps = 400
options.schedule = Schedule(.cosine(), warmupSteps: 20)
options.probeInterval = 200
print("\nlearning rate")
for line in options.schedule.textPlot(learningRate: options.learningRate, steps: 400) {
  print(line)
}
let trainer = Trainer(network, options)
let path = CommandLine.arguments.count > 1 ? CommandLine.arguments[1] : "long-fit.run"
var run = TrainingRun(trainer, seed: 1)
try run.advance(steps: 150, on: examples)
try run.write(to: path)

run = try TrainingRun(contentsOf: path, trainer)
try run.advance(steps: 250, on: examples)
let (parameters, record) = run.result
print("\nafter \(record.steps) steps: loss \(short(record.checks.last?.trainingLoss ?? .nan))")
print("as without a stop:", try trainer.train(on: examples, seed: 1).parameters == parameters)

// 3. From inside.
for probe in record.probes {
  print("\nstep \(probe.step)")
  for layer in probe.layers {
    let saturated = layer.saturated.map { ", \(short(100 * $0)) % saturated" } ?? ""
    print("  \(layer.layer): deviation \(short(layer.standardDeviation))\(saturated)")
  }
  for weights in probe.weights {
    print("  \(weights.slot): update / weight \(weights.updateRatio.map(short) ?? "-")")
  }
}
