// Made by make.py with PyTorch 2.15.0, in double precision: not to be edited.

// swift-format-ignore-file

/// Truncated normal numbers as He scales them for 100 inputs.
enum InitializerGoldens {
  static let levels: [Double] = [
    0.001, 0.01, 0.05, 0.1, 0.25, 0.4, 0.5, 0.6, 0.75, 0.9, 0.95, 0.99, 0.999,
  ]
  static let quantiles: [Double] = [
    -0.318733632, -0.297124736, -0.236595851, -0.190284972, -0.102831668, -0.0388242008,
    1.39902566e-05, 0.0388798519, 0.102838643, 0.190643024, 0.236894436, 0.297044424, 0.318747161,
  ]
  static let deviation: Double = 0.141475641
  static let largest: Double = 0.321548611
}
