import MartletNumerics
import MartletTestSupport
import Testing

struct StackingTests {
  @Test("Non-negative least squares gives the coefficients of SciPy") func coefficientsOfSciPy() {
    for problem in StackingGoldens.problems {
      let found = NonNegativeLeastSquares.solve(gram: problem.gram, cross: problem.cross)
      #expect(
        zip(found, problem.solution).allSatisfy { abs($0 - $1) < 1e-9 },
        "\(found), scipy \(problem.solution)")
    }
  }

  @Test("Stacking weights are those of SciPy and add up to one") func weightsOfSciPy() {
    for stack in StackingGoldens.stacks {
      let found = NonNegativeLeastSquares.simplexWeights(stack.products)
      #expect(
        zip(found, stack.weights).allSatisfy { abs($0 - $1) < 1e-5 },
        "\(found), scipy \(stack.weights)")
      #expect(abs(found.reduce(0, +) - 1) < 1e-12)
    }
  }

  @Test("Stacking weights stay sensible for zero, equal, infinite, tiny and huge errors")
  func edges() {
    let weights = NonNegativeLeastSquares.simplexWeights
    #expect(weights([]) == [])
    #expect(weights([[7]]) == [1])
    #expect(weights([[0, 0], [0, 0]]) == [0.5, 0.5])
    // One without error has all of it, two alike share it.
    #expect(weights([[0, 0], [0, 4]])[0] > 0.999_999)
    #expect(areClose(weights([[4, 4], [4, 4]]), [0.5, 0.5], relative: 1e-3))
    #expect(weights([[.infinity, 0], [0, 1]]) == [0.5, 0.5])
    // A unit changes nothing but bits.
    let errors = [[3.0, 1, 0.5], [1, 2, 0.1], [0.5, 0.1, 9]]
    for unit in [1e-200, 1e200] {
      #expect(
        areClose(weights(errors.map { $0.map { $0 * unit } }), weights(errors), relative: 1e-9))
    }
  }
}
