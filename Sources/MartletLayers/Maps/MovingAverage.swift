/// The trend of each row, a centred moving average, or what is left without it.
///
///     trend      tᵢ = Σⱼ x̃ᵢ₊ⱼ / size,   j = −⌊(size − 1) / 2⌋ … ⌊size / 2⌋
///     forward    y  = t,   or x − t with `remainder`
///     backward   dx = Aᵀ dy,   or dy − Aᵀ dy,   where t = A x
///
/// x̃ is the row with its first and last value repeated at the ends, so that t is as long as x. The two
/// parts sum to x: DLinear is `.parallel([[.movingAverage(25), …], [.movingAverage(25, remainder: true), …]],
/// combine: .sum)`.
///
/// - Shape: x and y [B, L].
/// - Edge cases: an even size looks one step further ahead than back (the authors' padding would give a
///   row that is one shorter). A size of 1 is the identity. NaN stays in the rest of its row.
/// - Note: Zeng, Chen, Zhang and Xu, AAAI 2023.
/// - Complexity: O(B·L) for any size: the sum, in `Double`, slides along the row.
package struct MovingAverage: Layer {
  package let inputWidth: Int
  package let size: Int
  package let remainder: Bool
  package var outputWidth: Int { inputWidth }

  private var before: Int { (size - 1) / 2 }
  private var after: Int { size / 2 }

  package init(_ width: Int, size: Int, remainder: Bool) {
    precondition(
      size > 0 && width > 0, "MovingAverage: windows of \(size) in rows of \(width) numbers")
    inputWidth = width
    self.size = size
    self.remainder = remainder
  }

  package func forward(_ x: Matrix, _ parameters: ParameterView, _ tape: inout Tape) -> Matrix {
    checkInput(x, "MovingAverage")
    let last = inputWidth - 1
    let y = tape.matrix(x.rows, inputWidth)
    for r in 0..<x.rows {
      var sum = 0.0
      for j in -before...after { sum += Double(x[r, min(max(j, 0), last)]) }
      for i in 0...last {
        let trend = Float(sum / Double(size))
        y[r, i] = remainder ? x[r, i] - trend : trend
        sum += Double(x[r, min(i + after + 1, last)]) - Double(x[r, max(i - before, 0)])
      }
    }
    return y
  }

  package func backward(
    _ dy: Matrix, _ parameters: ParameterView, _ gradients: GradientView, _ tape: inout Tape
  ) -> Matrix {
    let last = inputWidth - 1
    let dx = tape.matrix(dy.rows, inputWidth)
    for r in 0..<dy.rows {
      // Averages i − after … i + before look at x[i] itself, those near an end at its copies too.
      var sum = 0.0
      for i in 0...min(before, last) { sum += Double(dy[r, i]) }
      var (first, end) = (0.0, 0.0)
      for i in 0...last {
        dx[r, i] = Float(sum / Double(size))
        if i + before < last { sum += Double(dy[r, i + before + 1]) }
        if i >= after { sum -= Double(dy[r, i - after]) }
        first += Double(max(before - i, 0)) * Double(dy[r, i])
        end += Double(max(i + after - last, 0)) * Double(dy[r, i])
      }
      dx[r, 0] += Float(first / Double(size))
      dx[r, last] += Float(end / Double(size))
      if remainder { for i in 0...last { dx[r, i] = dy[r, i] - dx[r, i] } }
    }
    return dx
  }
}
