/// The numbers of a network: one flat buffer, a plain value. A copy is a snapshot.
public struct Parameters: Sendable, Hashable {
  /// Names, shapes and places of the tensors in the buffer.
  public let layout: ParameterLayout
  package var values: [Float]

  /// All zero.
  package init(layout: ParameterLayout) {
    self.layout = layout
    values = [Float](repeating: 0, count: layout.totalCount)
  }

  /// The numbers of a slot, row by row.
  public subscript(slot: ParameterSlot) -> [Float] {
    get {
      let start = layout.position(of: slot)
      return Array(values[start..<start + slot.count])
    }
    set {
      precondition(newValue.count == slot.count, "\(slot.name) holds \(slot.count) numbers")
      let start = layout.position(of: slot)
      values.replaceSubrange(start..<start + slot.count, with: newValue)
    }
  }

  /// Moves every number by this share of the way to another one: self + share · (other − self).
  package mutating func blend(_ other: Parameters, share: Float) {
    precondition(other.values.count == values.count, "Parameters.blend: another layout")
    values.withMatrix { values in
      other.values.withReadOnlyMatrix { values.blend($0, share: share) }
    }
  }

  /// Opens the buffer once, for a whole training run, to be read and written.
  package mutating func withView<Result, Failure: Error>(
    _ body: (ParameterView) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let layout = layout
    return try values.withMatrix { values throws(Failure) in
      try body(ParameterView(writing: values, layout))
    }
  }

  /// Opens the buffer to be read, as a forecast does. Nothing is copied.
  package func withReadOnlyView<Result, Failure: Error>(
    _ body: (ParameterView) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try values.withReadOnlyMatrix { values throws(Failure) in
      try body(ParameterView(reading: values, layout))
    }
  }
}
