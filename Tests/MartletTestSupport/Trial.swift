package import MartletLayers
package import MartletNumerics

/// A network with random parameters, a random batch, and a random linear loss L = Σ dy · y.
package struct Trial {
  package let example: Example
  package let root: Sequential
  package let rows: Int
  package var parameters: Parameters
  /// [rows, inputs]
  package let x: [Float]
  /// [rows, outputs]
  package let dy: [Float]
  /// Where a tape starts to draw dropout masks.
  package static let randomness = SplitMix64(seed: 0xD509)

  /// In training no activation with a kink gets a number within 1e-3 of it, no window has its two
  /// largest numbers that close, and no norm gets a column or row with a deviation below 0.1: there a
  /// small error of its input is a large one of a gradient.
  package init(_ example: Example, rows: Int) {
    self.example = example
    self.rows = rows
    var layout = ParameterLayout()
    root = LayerSpec.build(
      example.specs, inputs: example.inputs, prefix: "", isFirst: false, in: &layout)
    var generator = SplitMix64(seed: UInt64(rows), path: [example.description])
    parameters = layout.initialized(seed: generator.next())
    for slot in layout.slots where slot.kind != .weight {
      let range: ClosedRange<Float> = slot.initializer == .ones ? 0.5...1.5 : -0.5...0.5
      parameters[slot] = generator.floats(slot.count, in: range)
    }
    // With the small weights of a usual start norms would divide by next to nothing: take those of He.
    for slot in layout.slots where slot.initializer == .torchUniform {
      parameters[slot] = parameters[slot].map { $0 * Float(6).squareRoot() }
    }
    dy = generator.floats(rows * root.outputWidth, in: -1...1)
    let twin = Twin(example.specs, parameters, phase: .training, randomness: Self.randomness)
    var x: [Float]
    var pass: Twin.Pass
    var tries = 0
    repeat {
      tries += 1
      precondition(tries < 10_000, "\(example): no such inputs")
      x = generator.floats(rows * example.inputs, in: -2...2)
      if let categories = example.categories {
        for row in 0..<rows {
          x[row * example.inputs] = Float(generator.integer(below: categories))
        }
      }
      pass = twin.forward(DoubleMatrix(rows, example.inputs, x))
    } while pass.kinkDistance < 1e-3 || pass.smallestDeviation < 0.1
    self.x = x
  }

  package func twin(_ phase: Tape.Phase) -> Twin {
    Twin(example.specs, parameters, phase: phase, randomness: Self.randomness)
  }

  package var exactInput: DoubleMatrix { DoubleMatrix(rows, example.inputs, x) }

  /// y, in the tape.
  package func forward(_ parameters: ParameterView, _ tape: inout Tape) -> Matrix {
    root.forward(matrix(x, example.inputs, &tape), parameters, &tape)
  }

  /// dx, in the tape.
  package func backward(
    _ parameters: ParameterView, _ gradients: GradientView, _ tape: inout Tape
  ) -> Matrix {
    root.backward(matrix(dy, root.outputWidth, &tape), parameters, gradients, &tape)
  }

  private func matrix(_ values: [Float], _ columns: Int, _ tape: inout Tape) -> Matrix {
    let result = tape.matrix(rows, columns)
    values.withUnsafeBufferPointer { values in
      for (index, value) in values.enumerated() { result[index] = value }
    }
    return result
  }
}
