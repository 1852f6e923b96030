/// Shortens each row: one number for each window of `size`, side by side.
///
///     forward    yₖ = max xᵢ                   or mean xᵢ              over the window of k
///     backward   dxᵢ = dyₖ at the largest      or dyₖ / window size
///
/// - Shape: x [B, L], y [B, ⌈L / size⌉].
/// - Edge cases: the last window may be shorter, or the first where windows are counted from the end;
///   its mean is over what is there. Of equal numbers the
///   first is the largest. NaN is larger than any number.
/// - Note: In N-HiTS (Challu et al., AAAI 2023) it gives each block its own time scale. PyTorch's
///   `MaxPool1d` and `AvgPool1d` with the stride equal to the size and `ceil_mode`.
package struct Pooling: Layer {
  package let inputWidth: Int
  package let size: Int
  package let function: PoolingFunction
  /// Whether windows are counted from the end of the row.
  package let fromEnd: Bool
  package var outputWidth: Int { (inputWidth + size - 1) / size }

  package init(_ width: Int, _ function: PoolingFunction, size: Int, fromEnd: Bool = false) {
    precondition(
      size > 0 && width > 0, "Pooling: windows of \(size) in rows of \(width) numbers")
    inputWidth = width
    self.size = size
    self.function = function
    self.fromEnd = fromEnd
  }

  package func forward(_ x: Matrix, _ parameters: ParameterView, _ tape: inout Tape) -> Matrix {
    checkInput(x, "Pooling")
    let y = tape.matrix(x.rows, outputWidth)
    forEachWindow(rows: x.rows) { place, window in
      switch function {
      case .maximum: y[place] = x[largest(x, window)]
      case .average:
        var sum: Float = 0
        for index in window { sum += x[index] }
        y[place] = sum / Float(window.count)
      }
    }
    if tape.phase == .training && function == .maximum { tape.push(x) }
    return y
  }

  package func backward(
    _ dy: Matrix, _ parameters: ParameterView, _ gradients: GradientView, _ tape: inout Tape
  ) -> Matrix {
    let dx = tape.matrix(dy.rows, inputWidth)
    switch function {
    case .maximum:
      let x = tape.pop()
      dx.fill(with: 0)
      forEachWindow(rows: dy.rows) { place, window in
        dx[largest(x, window)] = dy[place]
      }
    case .average:
      forEachWindow(rows: dy.rows) { place, window in
        let share = dy[place] / Float(window.count)
        for index in window { dx[index] = share }
      }
    }
    return dx
  }

  /// Calls `body` with the place of each result and the places that its window covers.
  @inline(__always)
  private func forEachWindow(rows: Int, _ body: (_ place: Int, _ window: Range<Int>) -> Void) {
    let missing = fromEnd ? outputWidth * size - inputWidth : 0
    for r in 0..<rows {
      let (first, end) = (r * inputWidth, (r + 1) * inputWidth)
      for k in 0..<outputWidth {
        let start = first + k * size - missing
        body(r * outputWidth + k, max(start, first)..<min(start + size, end))
      }
    }
  }

  private func largest(_ x: Matrix, _ window: Range<Int>) -> Int {
    var largest = window.lowerBound
    for index in window where !(x[index] <= x[largest]) && !x[largest].isNaN {
      largest = index
    }
    return largest
  }
}
