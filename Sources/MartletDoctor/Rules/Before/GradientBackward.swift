import MartletLayers
import MartletTraining

/// D107: the gradient that comes back to the first layer is nothing, or far more, beside that of the last.
///
/// It is that of the outputs of layers: that of a matrix is the product with the signal that goes forward, and
/// where both vanish all matrices have the same.
struct GradientBackward: Rule {
  let number = "D107"
  let part = DoctorPart.before
  let needs: Set<Measure> = [.start]

  func findings(in examination: Examination) -> [Finding] {
    let ratios = examination.starts.map { start -> Double? in
      guard !EqualWeights.isSymmetric(start), let stream = start.probe?.stream, stream.count > 4,
        let first = stream.first?.gradientNorm, let last = stream.last?.gradientNorm, last > 0,
        first.isFinite, last.isFinite
      else { return nil }
      return first / last
    }
    let vanishing = ratios.map { ratio in
      ratio.map { Reading($0, below: nil, serious: 1e-3) } ?? Reading(0, nil)
    }
    let exploding = ratios.map { ratio in
      ratio.map { Reading($0, above: 70, serious: 1e6) } ?? Reading(0, nil)
    }
    return finding(
      "the gradient vanishes on its way back", vanishing,
      meaning: "The first layers hear almost nothing of the error and stay as they were drawn.",
      advice: "lead a way around the layers and standardise them, or take fewer layers",
      [.model("residual", "true"), .model("norm", "batch")]
    ) { _, value in
      Measurement(
        "gradient norm, first over last layer", value, "", .below, 1e-3,
        source: "AutoTrainer: below 1e-3, of matrices")
    }
      + finding(
        "the gradient explodes on its way back", exploding,
        meaning: "The first layers get gradients many times as large as the last: a rate that "
          + "fits the ones is wrong "
          + "for the others.",
        advice: "lead a way around the layers, or take fewer layers", [.model("residual", "true")]
      ) { severity, value in
        Measurement(
          "gradient norm, first over last layer", value, "", .above,
          severity == .serious ? 1e6 : 70,
          source: "AutoTrainer: above 70, of matrices; beyond "
            + "1e6 DLCheck")
      }
  }
}
