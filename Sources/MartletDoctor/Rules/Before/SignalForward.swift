import MartletForecasting
import MartletLayers
import MartletModels
import RealModule

/// D106: what tells one window from another gets lost, or grows beyond bounds, on its way through the layers.
struct SignalForward: Rule {
  let number = "D106"
  let part = DoctorPart.before
  let needs: Set<Measure> = [.start]

  func findings(in examination: Examination) -> [Finding] {
    let ratios = examination.starts.map { start -> Double? in
      guard !EqualWeights.isSymmetric(start), let stream = start.probe?.stream, stream.count > 4,
        let first = stream.first?.rowDeviation, let last = stream.last?.rowDeviation, first > 0
      else { return nil }
      return last / first
    }
    let layers = examination.starts.compactMap { $0.probe?.hiddenLayers }.max() ?? 0
    return vanishing(ratios, layers, examination) + exploding(ratios, layers, examination)
  }

  private func vanishing(
    _ ratios: [Double?], _ layers: Int, _ examination: Examination
  ) -> [Finding] {
    finding(
      "the signal vanishes on its way forward",
      ratios.map { $0.map { Reading($0, below: 1e-2, serious: 1e-4) } ?? Reading(0, nil) },
      meaning: "After \(layers) layers the outputs hardly depend on the window: all windows "
        + "look alike to the last "
        + "layer.\(theory(examination))",
      advice: "lead a way around the layers and standardise them, or take fewer layers", remedy
    ) { severity, value in
      Measurement(
        "deviation between windows, last over first layer", value, "", .below,
        severity == .serious ? 1e-4 : 1e-2,
        source: "ours; SageMaker Debugger warns of a tenth in variance between two layers")
    }
  }

  private func exploding(
    _ ratios: [Double?], _ layers: Int, _ examination: Examination
  ) -> [Finding] {
    finding(
      "the signal explodes on its way forward",
      ratios.map { $0.map { Reading($0, above: 1e2, serious: 1e4) } ?? Reading(0, nil) },
      meaning: "Each of the \(layers) layers makes its numbers larger than it got them: the "
        + "first loss and gradient "
        + "are as much too large.\(theory(examination))",
      advice: "standardise the layers, or draw smaller weights", [.model("norm", "batch")]
    ) { severity, value in
      Measurement(
        "deviation between windows, last over first layer", value, "", .above,
        severity == .serious ? 1e4 : 1e2,
        source: "ours; NeuroScope is critical of ten times the variance from layer to layer")
    }
  }

  private var remedy: [OptionChange] {
    [.model("residual", "true"), .model("norm", "batch")]
  }

  /// By how much a layer of this initialiser and activation changes a deviation.
  private func theory(_ examination: Examination) -> String {
    guard let mlp = examination.model.forecaster as? MLP, mlp.norm == .none, !mlp.residual else {
      return ""
    }
    let deviation = mlp.initializer.standardDeviation(fanIn: mlp.hidden, fanOut: mlp.hidden)
    let factor = deviation * Double(mlp.hidden).squareRoot() / mlp.activation.gain
    let digits = (factor * 100).rounded() / 100
    return " In theory each layer of \(mlp.initializer.rawValue) weights and "
      + "\(mlp.activation.rawValue) multiplies it "
      + "by \(digits)."
  }
}
