import MartletLayers

/// Layers that work on each row by itself.
extension LayerKind {
  static let gatedExamples =
    Activation.allCases.map { Example("gated \($0.rawValue)", inputs: 6, [.gated($0)]) } + [
      Example(
        "linear, gated, tanh, linear", inputs: 5,
        [.linear(8), .gated(.silu), .activation(.tanh), .linear(2)])
    ]

  static let softmaxExamples = [
    Example("softmax", inputs: 17, [.softmax]),
    Example("softmax of 1", inputs: 1, [.softmax]),
    Example("linear, softmax, linear", inputs: 5, [.linear(6), .softmax, .linear(2)]),
    Example("tanh, softmax, silu", inputs: 5, [.activation(.tanh), .softmax, .activation(.silu)]),
  ]

  static let embeddingExamples = [
    Example("embedding", inputs: 1, categories: 5, [.embedding(categories: 5, width: 3)]),
    Example(
      "embedding, tanh, linear", inputs: 1, categories: 3,
      [.embedding(categories: 3, width: 4), .activation(.tanh), .linear(2)]),
  ]

  static let sliceExamples = [
    Example("slice", inputs: 6, [.slice(2..<5)]),
    Example("slice of all columns", inputs: 3, [.slice(0..<3)]),
    Example(
      "linear, slice, tanh", inputs: 4, [.linear(7), .slice(1..<6), .activation(.tanh)]),
  ]

  static let transposeExamples = [
    Example("transpose", inputs: 6, [.transpose(rows: 3, columns: 2)]),
    Example("transpose of a row", inputs: 5, [.transpose(rows: 1, columns: 5)]),
    Example(
      "linear, transpose, relu, linear", inputs: 4,
      [.linear(6), .transpose(rows: 3, columns: 2), .activation(.relu), .linear(2)]),
  ]

  static let repeatedExamples = [
    Example("repeated", inputs: 3, [.repeated(4)]),
    Example("repeated once", inputs: 2, [.repeated(1)]),
    Example(
      "linear, repeated, tanh, linear", inputs: 4,
      [.linear(3), .repeated(2), .activation(.tanh), .linear(2)]),
  ]

  static let basisExamples =
    [false, true].flatMap { backwards in
      [
        Example(
          backwards ? "trend, backwards" : "trend", inputs: 3,
          [.basis(.polynomial(degree: 2), points: 5, backwards: backwards)]),
        Example(
          backwards ? "season, backwards" : "season", inputs: 8,
          [.basis(.fourier(period: 7, harmonics: 1), points: 9, backwards: backwards)]),
      ]
    } + [
      Example("level", inputs: 1, [.basis(.polynomial(degree: 0), points: 4)]),
      Example(
        "season of one step", inputs: 2, [.basis(.fourier(period: 1, harmonics: 1), points: 1)]),
      Example(
        "linear, harmonics, tanh", inputs: 4,
        [.linear(10), .basis(.fourier(period: 6, harmonics: 2), points: 6), .activation(.tanh)]),
    ]

  static let poolingExamples = PoolingFunction.allCases.flatMap { function in
    [
      Example("\(function) of 3", inputs: 6, [.pooling(function, size: 3)]),
      Example("\(function) of 4 with a rest", inputs: 7, [.pooling(function, size: 4)]),
      Example(
        "\(function) of 4 from the end", inputs: 7, [.pooling(function, size: 4, fromEnd: true)]),
      Example("\(function) of 1", inputs: 3, [.pooling(function, size: 1)]),
      Example("\(function) of all and more", inputs: 5, [.pooling(function, size: 8)]),
      Example(
        "linear, \(function), tanh, linear", inputs: 4,
        [.linear(7), .pooling(function, size: 2), .activation(.tanh), .linear(2)]),
    ]
  }

  static let interpolationExamples =
    [(4, 9), (9, 4), (3, 3), (1, 5), (5, 1), (2, 96)].map { knots, points in
      Example("\(knots) knots to \(points)", inputs: knots, [.interpolation(to: points)])
    } + [
      Example(
        "linear, interpolation, tanh", inputs: 5,
        [.linear(3), .interpolation(to: 7), .activation(.tanh)])
    ]

  static let movingAverageExamples =
    [false, true].flatMap { remainder in
      [1, 2, 3, 6, 25].map { size in
        Example(
          remainder ? "without the moving average of \(size)" : "moving average of \(size)",
          inputs: 6,
          [.movingAverage(size, remainder: remainder)])
      }
    } + [
      Example(
        "linear, moving average, tanh, linear", inputs: 4,
        [.linear(7), .movingAverage(3, remainder: true), .activation(.tanh), .linear(2)])
    ]
}
