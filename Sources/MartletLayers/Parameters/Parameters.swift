import CMartletKernels

/// The numbers of a network: one flat buffer, a plain value. A copy is a snapshot.
public struct Parameters: Sendable, Hashable {
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
    values.withUnsafeMutableBufferPointer { values in
      other.values.withUnsafeBufferPointer { other in
        guard let y = values.baseAddress, let x = other.baseAddress else { return }
        Kernels.active.blend(y, x, share, values.count)
      }
    }
  }

  /// Opens the buffer once, for a whole training run.
  package mutating func withView<Result>(_ body: (ParameterView) throws -> Result) rethrows
    -> Result
  {
    try values.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { preconditionFailure("a network has parameters") }
      return try body(ParameterView(base: base, trainedCount: layout.trainedCount))
    }
  }
}

/// An open parameter buffer: slots as matrices.
package struct ParameterView {
  package let base: UnsafeMutablePointer<Float>
  package let trainedCount: Int

  package subscript(slot: ParameterSlot) -> Matrix {
    let start = slot.kind == .state ? trainedCount + slot.offset : slot.offset
    return Matrix(base: base + start, rows: slot.rows, columns: slot.columns)
  }
}

/// An open gradient buffer.
///
/// A layer writes its gradient as `keep · old + new`: at 0 nothing needs to be zeroed before a
/// step, at 1 gradients accumulate over several backward passes.
package struct GradientView {
  package let base: UnsafeMutablePointer<Float>
  package let keep: Float

  package init(base: UnsafeMutablePointer<Float>, keep: Float) {
    self.base = base
    self.keep = keep
  }

  package subscript(slot: ParameterSlot) -> Matrix {
    precondition(slot.kind != .state, "\(slot.name) is not trained")
    return Matrix(base: base + slot.offset, rows: slot.rows, columns: slot.columns)
  }
}
