import CMartletKernels
import MartletNumerics
import MartletTestSupport
import Testing

/// Kernels over the rows of a matrix. A sum of n terms is allowed n + 2 roundings; inputs are of
/// every kind, but not so huge that a sum of finite numbers overflows.
@Suite struct RowKernelTests {
  private typealias Data = (rows: Int, columns: Int, kernels: MartletKernels)

  private func data(_ variant: String, _ shape: [Int]) throws -> Data {
    (shape[0], shape[1], try KernelSupport.named(variant))
  }

  /// The exact result for each column, from the places of its numbers.
  private func columns(
    _ data: Data, _ body: (_ column: Int, _ places: [Int]) -> Exact
  ) -> [Exact] {
    (0..<data.columns).map { c in body(c, (0..<data.rows).map { $0 * data.columns + c }) }
  }

  @Test(
    "The kernel repeat_row copies the given row exactly into every row of a matrix",
    arguments: KernelSupport.variants, KernelSupport.shapes)
  func repeatRow(variant: String, shape: [Int]) throws {
    let data = try data(variant, shape)
    var generator = SplitMix64(seed: 31)
    let values = KernelSupport.everyKind(data.rows * data.columns, &generator)
    let bias = KernelSupport.everyKind(data.columns, &generator)
    let (y, b) = (Strip(values), Strip(bias))
    data.kernels.repeat_row(y.base, b.base, data.rows, data.columns)
    let exact = values.indices.map { bias[$0 % data.columns] }
    #expect(sameBits(y.values, exact))
    #expect(sameBits(b.values, bias))
  }

  @Test(
    "The kernel outer gives products of columns and rows within one ulp, with and without bias",
    arguments: KernelSupport.variants, KernelSupport.shapes)
  func outer(variant: String, shape: [Int]) throws {
    let data = try data(variant, shape)
    var generator = SplitMix64(seed: 44)
    let factors = KernelSupport.everyKind(data.rows, &generator, huge: 1e15)
    let row = KernelSupport.everyKind(data.columns, &generator, huge: 1e15)
    let bias = KernelSupport.everyKind(data.columns, &generator, huge: 1e30)
    let (x, w, b) = (Strip(factors), Strip(row), Strip(bias))
    for hasBias in [true, false] {
      let y = Strip(count: data.rows * data.columns)
      data.kernels.outer(y.base, x.base, w.base, hasBias ? b.base : nil, data.rows, data.columns)
      let exact = (0..<data.rows * data.columns).map { place in
        let (r, c) = (place / data.columns, place % data.columns)
        return Exact(sum: [Double(factors[r]) * Double(row[c]), hasBias ? Double(bias[c]) : 0])
      }
      #expect(worstUlps(y.values, exact) <= 1, "bias \(hasBias)")
    }
  }

  @Test(
    "The kernel row_dots gives each row's dot product with the weights within rounding",
    arguments: KernelSupport.variants, KernelSupport.shapes)
  func rowDots(variant: String, shape: [Int]) throws {
    let data = try data(variant, shape)
    var generator = SplitMix64(seed: 45)
    let values = KernelSupport.everyKind(data.rows * data.columns, &generator, huge: 1e15)
    let weights = KernelSupport.everyKind(data.columns, &generator, huge: 1e15)
    let (y, x, w, b) = (Strip(count: data.rows), Strip(values), Strip(weights), Strip([0.25]))
    data.kernels.row_dots(y.base, x.base, w.base, b.base, data.rows, data.columns)
    let exact = (0..<data.rows).map { r in
      Exact(
        sum: (0..<data.columns).map { c in
          Double(values[r * data.columns + c]) * Double(weights[c])
        } + [0.25])
    }
    #expect(worstUlps(y.values, exact) <= Double(data.columns + 2))
  }

  @Test(
    "The kernel affine is within rounding of exact sums for any number of outputs",
    arguments: KernelSupport.variants, KernelSupport.shapes)
  func affine(variant: String, shape: [Int]) throws {
    let data = try data(variant, shape)
    var generator = SplitMix64(seed: 46)
    let values = KernelSupport.everyKind(data.rows * data.columns, &generator, huge: 1e15)
    let x = Strip(values)
    for outputs in [1, 2, 3, 4, 11] {
      let weights = KernelSupport.everyKind(outputs * data.columns, &generator, huge: 1e15)
      let bias = KernelSupport.everyKind(outputs, &generator, huge: 1e30)
      let (w, b) = (Strip(weights), Strip(bias))
      for hasBias in [true, false] {
        let y = Strip(count: data.rows * outputs)
        data.kernels.affine(
          y.base, x.base, w.base, hasBias ? b.base : nil, data.rows, outputs, data.columns)
        let exact = (0..<data.rows * outputs).map { place in
          let (r, o) = (place / outputs, place % outputs)
          return Exact(
            sum: (0..<data.columns).map { c in
              Double(values[r * data.columns + c]) * Double(weights[o * data.columns + c])
            } + [hasBias ? Double(bias[o]) : 0])
        }
        #expect(worstUlps(y.values, exact) <= Double(data.columns + 2), "\(outputs) outputs")
      }
    }
  }

  @Test(
    "The kernel affine gives a row the same bits alone as among other rows",
    arguments: KernelSupport.variants, [1, 7, 16, 33, 100])
  func affineTakesEachRowByItself(variant: String, columns: Int) throws {
    let kernels = try KernelSupport.named(variant)
    var generator = SplitMix64(seed: 47)
    let (rows, outputs) = (23, 18)
    let values = (0..<rows * columns).map { _ in generator.float(in: -1...1) }
    let (w, b) = (
      Strip((0..<outputs * columns).map { _ in generator.float(in: -1...1) }),
      Strip((0..<outputs).map { _ in generator.float(in: -1...1) })
    )
    let (x, together) = (Strip(values), Strip(count: rows * outputs))
    kernels.affine(together.base, x.base, w.base, b.base, rows, outputs, columns)
    for row in 0..<rows {
      let alone = Strip(count: outputs)
      kernels.affine(alone.base, x.base + row * columns, w.base, b.base, 1, outputs, columns)
      let among = Array(together.values[row * outputs..<(row + 1) * outputs])
      #expect(sameBits(alone.values, among), "row \(row)")
    }
  }

  @Test(
    "The kernel column_sums adds column sums to the kept share of the old ones",
    arguments: KernelSupport.variants, KernelSupport.shapes)
  func columnSums(variant: String, shape: [Int]) throws {
    let data = try data(variant, shape)
    var generator = SplitMix64(seed: 32)
    let gradient = KernelSupport.everyKind(data.rows * data.columns, &generator, huge: 1e30)
    let old = KernelSupport.everyKind(data.columns, &generator, huge: 1e30)
    let dy = Strip(gradient)
    for keep: Float in [0, 0.5, 1] {
      let b = keep == 0 ? Strip(count: data.columns) : Strip(old)  // at 0 it is not read
      data.kernels.column_sums(b.base, dy.base, data.rows, data.columns, keep)
      let exact = columns(data) { column, places in
        let kept = keep == 0 ? 0 : Double(keep) * Double(old[column])
        return Exact(sum: places.map { Double(gradient[$0]) } + [kept])
      }
      #expect(worstUlps(b.values, exact) <= Double(data.rows + 2), "keep \(keep)")
    }
  }

  @Test(
    "The kernel column_moments gives each column's mean and variance within rounding",
    arguments: KernelSupport.variants, KernelSupport.shapes.filter { $0[0] > 0 })
  func columnMoments(variant: String, shape: [Int]) throws {
    let data = try data(variant, shape)
    var generator = SplitMix64(seed: 33)
    let every = KernelSupport.everyKind(data.rows * data.columns, &generator, huge: 1e9)
    for values in [every, every.map { $0.isFinite ? $0 : 1 }] {
      let (x, mean, variance) = (
        Strip(values), Strip(count: data.columns), Strip(count: data.columns)
      )
      data.kernels.column_moments(mean.base, variance.base, x.base, data.rows, data.columns)
      let count = Double(data.rows)
      let exactMean = columns(data) { _, places in
        Exact(sum: places.map { Double(values[$0]) / count })
      }
      let exactVariance = columns(data) { _, places in
        let centre = places.reduce(0.0) { $0 + Double(values[$1]) / count }
        let squares = places.map { (Double(values[$0]) - centre) * (Double(values[$0]) - centre) }
        // The rounding of the mean counts once for each number.
        let scale = places.reduce(0.0) { $0 + Double(values[$1]) * Double(values[$1]) }
        return Exact(squares.reduce(0, +) / count, scale: 4 * scale / count)
      }
      #expect(worstUlps(mean.values, exactMean) <= count + 2)
      #expect(worstUlps(variance.values, exactVariance) <= count + 4)
    }
  }

  @Test(
    "The kernel batch_norm is within rounding of its formula, with equal bits in place",
    arguments: KernelSupport.variants, KernelSupport.shapes)
  func batchNorm(variant: String, shape: [Int]) throws {
    let data = try data(variant, shape)
    var generator = SplitMix64(seed: 34)
    func every(_ count: Int) -> [Float] { KernelSupport.everyKind(count, &generator, huge: 1e9) }
    let values = every(data.rows * data.columns)
    let (mean, rstd) = (every(data.columns), every(data.columns))
    let (gamma, beta) = (every(data.columns), every(data.columns))
    let (x, y, xhat) = (Strip(values), Strip(count: values.count), Strip(count: values.count))
    let (m, r, g, b) = (Strip(mean), Strip(rstd), Strip(gamma), Strip(beta))
    data.kernels.batch_norm(
      y.base, xhat.base, x.base, m.base, r.base, g.base, b.base, data.rows, data.columns)

    let normalised = values.indices.map { index in
      let c = index % data.columns
      let terms = [Double(values[index]) * Double(rstd[c]), -Double(mean[c]) * Double(rstd[c])]
      // Of infinite terms the difference comes first.
      let value = (Double(values[index]) - Double(mean[c])) * Double(rstd[c])
      return Exact(value, scale: abs(terms[0]) + abs(terms[1]))
    }
    let result = values.indices.map { index in
      let c = index % data.columns
      let scale = max(normalised[index].scale, 1e-37)  // a denormal x̂ has lost accuracy before
      return Exact(
        Double(gamma[c]) * normalised[index].value + Double(beta[c]),
        scale: abs(Double(gamma[c])) * scale + abs(Double(beta[c])))
    }
    #expect(worstUlps(xhat.values, normalised) <= 2)
    #expect(worstUlps(y.values, result) <= 3)

    let (both, again) = (Strip(values), Strip(count: values.count))
    data.kernels.batch_norm(
      both.base, again.base, both.base, m.base, r.base, g.base, b.base, data.rows, data.columns)
    #expect(sameBits(both.values, y.values) && sameBits(again.values, xhat.values))
  }

  @Test(
    "The kernel batch_norm_sums gives the gradients of γ and β within rounding",
    arguments: KernelSupport.variants, KernelSupport.shapes)
  func batchNormSums(variant: String, shape: [Int]) throws {
    let data = try data(variant, shape)
    var generator = SplitMix64(seed: 35)
    let count = data.rows * data.columns
    let gradient = KernelSupport.everyKind(count, &generator, huge: 1e15)
    let normalised = KernelSupport.everyKind(count, &generator, huge: 1e15)
    let (dgamma, dbeta) = (Strip(count: data.columns), Strip(count: data.columns))
    let (dy, xhat) = (Strip(gradient), Strip(normalised))
    data.kernels.batch_norm_sums(
      dgamma.base, dbeta.base, dy.base, xhat.base, data.rows, data.columns)
    let exactGamma = columns(data) { _, places in
      Exact(sum: places.map { Double(gradient[$0]) * Double(normalised[$0]) })
    }
    let exactBeta = columns(data) { _, places in Exact(sum: places.map { Double(gradient[$0]) }) }
    #expect(worstUlps(dgamma.values, exactGamma) <= Double(data.rows + 2))
    #expect(worstUlps(dbeta.values, exactBeta) <= Double(data.rows + 2))
  }

  @Test(
    "The kernel batch_norm_backward is within rounding of its formula, with equal bits in place",
    arguments: KernelSupport.variants, KernelSupport.shapes.filter { $0[0] > 0 })
  func batchNormBackward(variant: String, shape: [Int]) throws {
    let data = try data(variant, shape)
    var generator = SplitMix64(seed: 36)
    func every(_ count: Int) -> [Float] { KernelSupport.everyKind(count, &generator, huge: 1e9) }
    let (gradient, normalised) = (
      every(data.rows * data.columns), every(data.rows * data.columns)
    )
    let (dgamma, dbeta) = (every(data.columns), every(data.columns))
    let (gamma, rstd) = (every(data.columns), every(data.columns))
    let (dx, dy, xhat) = (Strip(count: gradient.count), Strip(gradient), Strip(normalised))
    let (dg, db, g, r) = (Strip(dgamma), Strip(dbeta), Strip(gamma), Strip(rstd))
    data.kernels.batch_norm_backward(
      dx.base, dy.base, xhat.base, dg.base, db.base, g.base, r.base, data.rows, data.columns)

    let exact = gradient.indices.map { index in
      let c = index % data.columns
      let through = Double(normalised[index]) * Double(dgamma[c])
      let centred = Double(gradient[index]) - (Double(dbeta[c]) + through) / Double(data.rows)
      let terms =
        abs(Double(gradient[index])) + (abs(Double(dbeta[c])) + abs(through)) / Double(data.rows)
      let factor = Double(gamma[c]) * Double(rstd[c])
      // A product that is denormal has lost relative accuracy before it is multiplied.
      return Exact(factor * centred, scale: max(abs(factor), 1e-37) * max(terms, 1e-37))
    }
    #expect(worstUlps(dx.values, exact) <= 6)

    data.kernels.batch_norm_backward(
      dy.base, dy.base, xhat.base, dg.base, db.base, g.base, r.base, data.rows, data.columns)
    #expect(sameBits(dy.values, dx.values))
  }
}
