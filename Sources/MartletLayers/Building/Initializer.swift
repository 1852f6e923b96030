package import MartletNumerics
import RealModule

/// How a weight matrix [fanOut, fanIn] starts.
///
/// The aim is that the variance of activations (and of gradients, going back) neither grows nor
/// shrinks from layer to layer:
///
///     Glorot   Var[w] = 2 / (fanIn + fanOut)     for tanh and linear layers
///     He       Var[w] = 2 / fanIn                for ReLU, which drops half of the variance
///     LeCun    Var[w] = 1 / fanIn                for linear layers and self-normalising ones
///
/// PyTorch gives its linear layers Var[w] = 1 / (3 fanIn), within ±1/√fanIn: less than any of these. A
/// network of a few layers then starts close to a constant and grows only as the data ask for it,
/// which forecasts better on M3, M4 and ETTh1 (docs/models.md); one of many layers without norms
/// loses its signal, and wants He.
///
/// Uniform draws lie within ±√(3 Var[w]). Normal draws are not truncated; those called so are those of a normal
/// distribution of deviation s within ±2 s, where s is larger than √Var[w] by what the cut takes away, a
/// factor of 1 / 0.87962566: the variance is the one above, and no weight is beyond 2.27 of its roots. An orthogonal matrix keeps
/// the length of a vector: W Wᵀ = I where fanOut ≤ fanIn, else Wᵀ W = I, drawn uniformly among all
/// of these, so that Var[w] = 1 / max(fanIn, fanOut).
///
/// A gain multiplies what is drawn. `Activation.gain` keeps the variance through an activation with
/// LeCun or orthogonal weights; He has the gain of ReLU built in.
///
/// - Note: Glorot and Bengio, AISTATS 2010; He, Zhang, Ren and Sun, ICCV 2015; LeCun, Bottou, Orr
///   and Müller 1998; Saxe, McClelland and Ganguli, ICLR 2014 (orthogonal). Truncated draws are as in Keras and Flax,
///   whose `he_normal` is the truncated one; they are `trunc_normal_(std=s, a=-2*s, b=2*s)` of PyTorch.
public enum Initializer: String, Codable, Sendable, Hashable, CaseIterable {
  /// All weights 0.
  case zeros
  /// All weights 1, times the gain.
  case ones
  /// Uniform within ±√(6 / (fanIn + fanOut)), of variance 2 / (fanIn + fanOut).
  case glorotUniform = "glorot-uniform"
  /// Normal with variance 2 / (fanIn + fanOut).
  case glorotNormal = "glorot-normal"
  /// Uniform within ±√(6 / fanIn), of variance 2 / fanIn.
  case heUniform = "he-uniform"
  /// Normal with variance 2 / fanIn.
  case heNormal = "he-normal"
  /// Uniform within ±√(3 / fanIn), of variance 1 / fanIn.
  case leCunUniform = "lecun-uniform"
  /// Normal with variance 1 / fanIn.
  case leCunNormal = "lecun-normal"
  /// Normal with variance 2 / (fanIn + fanOut), cut at two deviations.
  case glorotTruncatedNormal = "glorot-truncated-normal"
  /// Normal with variance 2 / fanIn, cut at two deviations.
  case heTruncatedNormal = "he-truncated-normal"
  /// Normal with variance 1 / fanIn, cut at two deviations.
  case leCunTruncatedNormal = "lecun-truncated-normal"
  /// Uniform within ±1/√fanIn, of variance 1 / (3 fanIn): PyTorch's linear layers.
  case torchUniform = "torch-uniform"
  /// A random matrix with W Wᵀ = I where fanOut ≤ fanIn, else with Wᵀ W = I.
  case orthogonal

  /// The standard deviation of a weight of a [fanOut, fanIn] matrix; 0 for constants.
  public func standardDeviation(fanIn: Int, fanOut: Int) -> Double {
    switch self {
    case .zeros, .ones: 0
    case .glorotUniform, .glorotNormal, .glorotTruncatedNormal:
      Double.sqrt(2 / Double(fanIn + fanOut))
    case .heUniform, .heNormal, .heTruncatedNormal: Double.sqrt(2 / Double(fanIn))
    case .leCunUniform, .leCunNormal, .leCunTruncatedNormal: Double.sqrt(1 / Double(fanIn))
    case .torchUniform: Double.sqrt(1 / (3 * Double(fanIn)))
    case .orthogonal: Double.sqrt(1 / Double(max(fanIn, fanOut)))
    }
  }

  /// Fills a [fanOut, fanIn] matrix.
  package func fill(_ matrix: Matrix, gain: Double = 1, using generator: inout SplitMix64) {
    let deviation = gain * standardDeviation(fanIn: matrix.columns, fanOut: matrix.rows)
    func fill(_ draw: () -> Double) {
      for index in 0..<matrix.count { matrix[index] = Float(draw()) }
    }
    switch self {
    case .zeros: fill { 0 }
    case .ones: fill { gain }
    case .glorotUniform, .heUniform, .leCunUniform, .torchUniform:
      fill { (2 * generator.uniform() - 1) * Double.sqrt(3) * deviation }
    case .glorotNormal, .heNormal, .leCunNormal:
      fill { generator.normal() * deviation }
    case .glorotTruncatedNormal, .heTruncatedNormal, .leCunTruncatedNormal:
      fill { Self.truncatedNormal(using: &generator) * deviation }
    case .orthogonal: Self.fillOrthogonally(matrix, gain: gain, using: &generator)
    }
  }

  /// A number of variance 1: a normal one, drawn until it is within two deviations of itself, over the deviation of
  /// such numbers, √(1 − 4 φ(2) / (2 Φ(2) − 1)).
  private static func truncatedNormal(using generator: inout SplitMix64) -> Double {
    while true {
      let number = generator.normal()
      if abs(number) <= 2 { return number / 0.879_625_661_034_239_78 }
    }
  }
}
