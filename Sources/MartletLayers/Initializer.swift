import RealModule

/// How a weight matrix [fanOut, fanIn] starts.
///
/// The aim is that the variance of activations (and of gradients, going back) neither grows nor
/// shrinks from layer to layer:
///
///     Glorot   Var[w] = 2 / (fanIn + fanOut)     for tanh and linear layers
///     He       Var[w] = 2 / fanIn                for ReLU, which drops half of the variance
///
/// Uniform draws lie within ±√(3 Var[w]); normal draws are not truncated.
///
/// - Note: Glorot and Bengio, AISTATS 2010; He, Zhang, Ren and Sun, ICCV 2015.
public enum Initializer: String, Codable, Sendable, Hashable, CaseIterable {
  case zeros
  case ones
  case glorotUniform = "glorot-uniform"
  case glorotNormal = "glorot-normal"
  case heUniform = "he-uniform"
  case heNormal = "he-normal"

  /// The standard deviation of a weight of a [fanOut, fanIn] matrix; 0 for constants.
  public func standardDeviation(fanIn: Int, fanOut: Int) -> Double {
    switch self {
    case .zeros, .ones: 0
    case .glorotUniform, .glorotNormal: Double.sqrt(2 / Double(fanIn + fanOut))
    case .heUniform, .heNormal: Double.sqrt(2 / Double(fanIn))
    }
  }

  /// Fills a [fanOut, fanIn] matrix.
  package func fill(_ matrix: Matrix, using generator: inout SplitMix64) {
    let deviation = standardDeviation(fanIn: matrix.columns, fanOut: matrix.rows)
    for index in 0..<matrix.count {
      matrix.base[index] =
        switch self {
        case .zeros: 0
        case .ones: 1
        case .glorotUniform, .heUniform:
          Float((2 * generator.uniform() - 1) * Double.sqrt(3) * deviation)
        case .glorotNormal, .heNormal: Float(Self.normal(using: &generator) * deviation)
        }
    }
  }

  /// A standard normal number (Box and Muller 1958).
  private static func normal(using generator: inout SplitMix64) -> Double {
    let radius = Double.sqrt(-2 * Double.log(1 - generator.uniform()))
    return radius * Double.cos(2 * Double.pi * generator.uniform())
  }
}
