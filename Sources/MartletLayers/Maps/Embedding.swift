/// Looks a category up: its row of a table.
///
///     forward    y = T[x]
///     backward   dT[x] = Σ dy over the rows with this x,   dx = 0
///
/// A category is a whole number from 0, held as a float. In a row with other columns, `.slice` picks
/// it: `.parallel([[.slice(0..<1), .embedding(categories: 7, width: 3)], [.slice(1..<9)]])`.
///
/// - Shape: x [B, 1], T [categories, width], y [B, width].
/// - Edge cases: a number that is not a category is a precondition, in inference too. The table does
///   not decay: a row that no batch asks for would shrink.
/// - Note: Bengio, Ducharme, Vincent and Jauvin, JMLR 2003. It starts normal with variance 1 / width,
///   so that a row's length is about 1.
package struct Embedding: Layer {
  package let table: ParameterSlot

  package var inputWidth: Int { 1 }
  package var outputWidth: Int { table.columns }

  package init(
    _ inputs: Int, categories: Int, width: Int, _ name: String, in layout: inout ParameterLayout
  ) {
    precondition(inputs == 1, "\(name) takes rows of 1 number, and got \(inputs)")
    precondition(
      categories > 0 && width > 0, "\(name): a table of \(categories) rows of \(width) numbers")
    table = layout.add(
      "\(name).table", rows: categories, columns: width, kind: .offset, .leCunNormal)
  }

  package func forward(_ x: Matrix, _ parameters: ParameterView, _ tape: inout Tape) -> Matrix {
    checkInput(x, table.name)
    let rows = parameters[table]
    let y = tape.matrix(x.rows, outputWidth)
    for r in 0..<x.rows {
      y.row(r).copy(from: rows.row(category(x[r])))
    }
    if tape.phase == .training { tape.push(x) }
    return y
  }

  package func backward(
    _ dy: Matrix, _ parameters: ParameterView, _ gradients: GradientView, _ tape: inout Tape
  ) -> Matrix {
    let x = tape.pop()
    let dtable = gradients[table]
    if gradients.keep == 0 {
      dtable.fill(with: 0)
    } else {
      dtable.scale(by: gradients.keep)
    }
    for r in 0..<x.rows {
      let row = category(x[r])
      for c in 0..<dy.columns { dtable[row, c] += dy[r, c] }
    }
    return tape.zeros(x.rows, 1)
  }

  private func category(_ value: Float) -> Int {
    guard let category = Int(exactly: value), 0..<table.rows ~= category else {
      preconditionFailure(
        "\(table.name): \(value) is not one of the categories 0 to \(table.rows - 1)")
    }
    return category
  }
}
