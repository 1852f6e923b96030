import MartletLayers

extension WeightReading {
  /// A reading of each trained slot before a step, still without what the step will change.
  static func all(_ parameters: Parameters, _ gradient: [Float]) -> [WeightReading] {
    parameters.layout.slots.filter { $0.kind != .state }.map { slot in
      WeightReading(
        slot: slot.name, norm: norm(parameters[slot]),
        gradientNorm: norm(gradient[slot.offset..<slot.offset + slot.count]), updateRatio: nil)
    }
  }

  /// The reading with the ratio of what a step changed.
  func after(from before: Parameters, to parameters: Parameters) -> WeightReading {
    guard let slot = before.layout.slots.first(where: { $0.name == self.slot }) else { return self }
    let change = Self.norm(zip(before[slot], parameters[slot]).map { $1 - $0 })
    return WeightReading(
      slot: self.slot, norm: norm, gradientNorm: gradientNorm,
      updateRatio: norm > 0 ? change / norm : nil)
  }

  private static func norm(_ values: some Sequence<Float>) -> Double {
    values.reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot()
  }
}
