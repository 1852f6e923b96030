import MartletPanels
import MartletTestSupport
import Testing

struct WindowScalerTests {
  /// The centre and the scale.
  private func fit(_ scaler: WindowScaler, _ window: ArraySlice<Double>) -> [Double] {
    let scale = scaler.fit(window)
    return [scale.centre, scale.scale]
  }

  @Test("Centre and scale of each scaler are those computed by hand") func byHand() {
    let window: ArraySlice<Double> = [1, 2, 3, 4, 10]
    let deviation = 10.0.squareRoot()  // (9 + 4 + 1 + 0 + 36) / 5
    #expect(fit(.none, window) == [0, 1])
    #expect(fit(.standard, window) == [4, deviation])
    #expect(fit(.robust, window) == [3, 1])
    #expect(fit(.last, window) == [10, deviation])
    #expect(fit(.shift, window) == [10, 1])
    #expect(fit(.mean, window) == [0, 4])
    #expect(fit(.mean, [-1, 0, 4, 0]) == [0, 1.25])
    #expect(fit(.mean, [0, 0]) == [0, 1])
    // Of an even number of values: the mean of the two in the middle, for the spread too.
    #expect(fit(.robust, [9, 1, 4, 2]) == [3, 1.5])
  }

  /// The variance as the mean square of all differences between two values, halved.
  @Test(
    "Standard and robust scales agree with pairwise differences and with halves", arguments: 1...8)
  func agreesWithPairwiseVariance(count: Int) {
    var generator = SeededGenerator(seed: UInt64(count))
    for _ in 0..<20 {
      let offset = Double.random(in: -100...100, using: &generator)
      let values = (0..<count).map { _ in offset + .random(in: -3...3, using: &generator) }
      var squares = 0.0
      for a in values { for b in values { squares += (a - b) * (a - b) } }
      let deviation = (squares / Double(2 * count * count)).squareRoot()
      let scale = WindowScaler.standard.fit(values[...])
      #expect(abs(scale.scale - (count == 1 ? 1 : deviation)) < 1e-9)
      #expect(abs(values.reduce(0) { $0 + scale.apply($1) }) < 1e-9)

      // At most half of the values lie on either side of the median, and of the spread around it.
      let robust = WindowScaler.robust.fit(values[...])
      #expect(values.count { $0 < robust.centre } <= count / 2)
      #expect(values.count { $0 > robust.centre } <= count / 2)
      if count > 2 {
        let distances = values.map { abs($0 - robust.centre) }
        #expect(distances.count { $0 < robust.scale - 1e-9 } <= count / 2)
        #expect(distances.count { $0 > robust.scale + 1e-9 } <= count / 2)
      }
    }
  }

  @Test(
    "A constant window has a scale of one", arguments: WindowScaler.allCases.filter { $0 != .mean },
    [0, 5, -0.1, 1e9 + 0.1, 1e-9])
  func constantWindowHasScaleOne(scaler: WindowScaler, value: Double) {
    let scale = scaler.fit(Array(repeating: value, count: 7)[...])
    #expect(scale.scale == 1)
    let centre = scaler == .none ? 0 : value
    #expect(abs(scale.centre - centre) <= 1e-15 * abs(value))
  }

  @Test("A median deviation of 0 falls back to the standard deviation")
  func aMedianDeviationOfZeroFallsBack() {
    // More than half are equal: the median deviation is 0, the standard deviation is not.
    #expect(fit(.robust, [2, 2, 2, 6]) == [2, 3.0.squareRoot()])
  }

  @Test("One value is its own centre with a scale of one, no value is 0") func oneValueAndNone() {
    for scaler in WindowScaler.allCases where scaler != .none && scaler != .mean {
      #expect(fit(scaler, [7]) == [7, 1])
    }
    for scaler in WindowScaler.allCases {
      #expect(fit(scaler, []) == [0, 1])
    }
  }

  @Test("A scaler fits a slice of a column as the same values alone")
  func worksOnSlicesOfColumns() {
    let column: [Double] = [99, 99, 1, 2, 3, 4, 10, 99]
    for scaler in WindowScaler.allCases {
      #expect(scaler.fit(column[2..<7]) == scaler.fit([1, 2, 3, 4, 10]))
    }
  }

  @Test("Inverting a scaled value gives it back", arguments: WindowScaler.allCases)
  func invertUndoesApply(scaler: WindowScaler) {
    let scale = scaler.fit([1, 2, 3, 4, 10])
    for value in [-1e6, -1, 0, 0.3, 7, 1e9] {
      #expect(abs(scale.invert(scale.apply(value)) - value) <= 1e-14 * max(abs(value), 10))
    }
  }

  @Test("Zero under the scaler by last value goes back to that value exactly")
  func zeroIsTheLastValueOfTheLastScaler() {
    #expect(WindowScaler.last.fit([1.1, 7.3, 0.7]).invert(0) == 0.7)
  }
}
