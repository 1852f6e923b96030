import Testing

/// A copy of some floats at an address aligned to 4 bytes and no more, between guards.
final class Strip {
  private static let guardCount = 19
  private static let guardValue: Float = 12345.5
  private let memory: UnsafeMutablePointer<Float>
  private let count: Int

  init(_ values: [Float]) {
    count = values.count
    memory = .allocate(capacity: count + 2 * Self.guardCount)
    memory.initialize(repeating: Self.guardValue, count: count + 2 * Self.guardCount)
    for (index, value) in values.enumerated() { base[index] = value }
  }

  /// For an output: NaN all over.
  convenience init(count: Int) { self.init([Float](repeating: .nan, count: count)) }

  deinit { memory.deallocate() }

  var base: UnsafeMutablePointer<Float> { memory + Self.guardCount }

  /// The floats, provided that nothing was written around them.
  var values: [Float] {
    for index in 0..<Self.guardCount {
      if base[-1 - index] != Self.guardValue || base[count + index] != Self.guardValue {
        Issue.record("a kernel wrote beside its \(count) floats")
      }
    }
    return (0..<count).map { base[$0] }
  }
}
