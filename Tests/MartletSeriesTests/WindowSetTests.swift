import MartletSeries
import Testing

struct WindowSetTests {
  private static let parts: [WindowSet.Part] = [
    .all, .allButLast(rows: 6), .last(rows: 6), .allButLast(rows: 0), .last(rows: 100),
  ]

  /// Three sources that have windows, and three too short at the start, in between and at the end.
  private func sources(covariates: Int) -> [WindowSource] {
    var generator = SplitMix64(seed: 5)
    return [5, 30, 0, 7, 12, 6].map { rows in
      func column() -> [Double] {
        (0..<rows).map { _ in Double.random(in: -50...150, using: &generator) }
      }
      return WindowSource(target: column(), covariates: (0..<covariates).map { _ in column() })
    }
  }

  private func gather(_ windows: WindowSet, _ indices: [Int]) -> (inputs: [Float], targets: [Float])
  {
    var inputs = [Float](repeating: .nan, count: indices.count * windows.inputWidth)
    var targets = [Float](repeating: .nan, count: indices.count * windows.horizon)
    var inputSpan = inputs.mutableSpan
    var targetSpan = targets.mutableSpan
    windows.gather(indices[...], inputs: &inputSpan, targets: &targetSpan)
    return (inputs, targets)
  }

  /// Every window by trying every start row, copied out value by value.
  private func naive(
    _ sources: [WindowSource], lookback: Int, horizon: Int, scaler: WindowScaler,
    part: WindowSet.Part
  ) -> [(input: [Float], target: [Float])] {
    var windows: [(input: [Float], target: [Float])] = []
    for source in sources {
      let rows = source.target.count
      for start in 0..<rows + 1 where start + lookback + horizon <= rows {
        let targetRows = (0..<horizon).map { start + lookback + $0 }
        let belongs =
          switch part {
          case .all: true
          case .allButLast(let last): targetRows.allSatisfy { $0 < rows - last }
          case .last(let last): targetRows.allSatisfy { $0 >= rows - last }
          }
        guard belongs else { continue }
        var input: [Float] = []
        for column in [source.target] + source.covariates {
          let window = (0..<lookback).map { column[start + $0] }
          let scale = scaler.fit(window[...])
          input += window.map { Float(($0 - scale.centre) / scale.scale) }
        }
        let scale = scaler.fit((0..<lookback).map { source.target[start + $0] }[...])
        windows.append(
          (input, targetRows.map { Float((source.target[$0] - scale.centre) / scale.scale) }))
      }
    }
    return windows
  }

  @Test(arguments: WindowScaler.allCases, parts)
  func gathersWhatANaiveCopyGathers(scaler: WindowScaler, part: WindowSet.Part) {
    for (lookback, horizon, covariates) in [(4, 3, 2), (1, 1, 0), (5, 2, 1), (3, 6, 1), (29, 1, 0)]
    {
      let sources = sources(covariates: covariates)
      let windows = WindowSet(
        sources, lookback: lookback, horizon: horizon, scaler: scaler, part: part)
      let expected = naive(
        sources, lookback: lookback, horizon: horizon, scaler: scaler, part: part)
      #expect(windows.count == expected.count)
      #expect(windows.inputWidth == lookback * (1 + covariates))
      var generator = SplitMix64(seed: 8)
      // Any order, some twice.
      let order = (0..<windows.count).shuffled(using: &generator) + (0..<windows.count).prefix(3)
      let batch = gather(windows, order)
      #expect(batch.inputs == order.flatMap { expected[$0].input })
      #expect(batch.targets == order.flatMap { expected[$0].target })
    }
  }

  /// The target of each row is its number, so that what a window holds says which rows it used.
  private func targetRows(rows: Int, lookback: Int, horizon: Int, _ part: WindowSet.Part)
    -> [[Float]]
  {
    let source = WindowSource(target: (0..<rows).map(Double.init))
    let windows = WindowSet(
      [source], lookback: lookback, horizon: horizon, scaler: .none, part: part)
    return (0..<windows.count).map { gather(windows, [$0]).targets }
  }

  @Test(arguments: [0, 1, 2, 3, 7, 17, 19, 20, 25])
  func partsShareNoTarget(held: Int) {
    let (rows, lookback, horizon) = (20, 4, 3)
    let training = targetRows(
      rows: rows, lookback: lookback, horizon: horizon, .allButLast(rows: held))
    let validation = targetRows(rows: rows, lookback: lookback, horizon: horizon, .last(rows: held))
    let all = targetRows(rows: rows, lookback: lookback, horizon: horizon, .all)
    #expect(Set(training.joined()).isDisjoint(with: validation.joined()))
    #expect(all.count == 14)
    #expect(training.count == max(0, 14 - held))
    #expect(validation.count == max(0, min(held, 16) - 2))
    #expect(training + all.suffix(all.count - training.count) == all)
    #expect(validation == Array(all.suffix(validation.count)))
  }

  @Test func theFirstLookbackOfTheLastPartReachesBeforeIt() {
    let rows = targetRows(rows: 20, lookback: 4, horizon: 3, .last(rows: 5))
    #expect(rows == [[15, 16, 17], [16, 17, 18], [17, 18, 19]])
  }

  /// What comes after the lookback changes neither the input nor the scale.
  @Test(arguments: WindowScaler.allCases)
  func scalingDoesNotLookAhead(scaler: WindowScaler) {
    let values: [Double] = [3, 1, 4, 1, 5, 9, 2, 6]
    let changed = Array(values.prefix(5)) + [1e6, -1e6, 7]
    let sets = [values, changed].map {
      WindowSet([WindowSource(target: $0)], lookback: 5, horizon: 3, scaler: scaler)
    }
    #expect(gather(sets[0], [0]).inputs == gather(sets[1], [0]).inputs)
    #expect(gather(sets[0], [0]).targets != gather(sets[1], [0]).targets)
    let scale = scaler.fit(values[..<5])
    #expect(gather(sets[1], [0]).targets[2] == Float(scale.apply(7)))
  }

  @Test func noSourceHasNoWindows() {
    #expect(WindowSet([], lookback: 3, horizon: 1, scaler: .last).count == 0)
  }

  @Test func aWrongBatchTraps() async {
    await #expect(processExitsWith: .failure) {
      let windows = WindowSet(
        [WindowSource(target: [1, 2, 3, 4])], lookback: 2, horizon: 1, scaler: .none)
      var inputs = [Float](repeating: 0, count: 3)
      var targets = [Float](repeating: 0, count: 1)
      var inputSpan = inputs.mutableSpan
      var targetSpan = targets.mutableSpan
      windows.gather([0], inputs: &inputSpan, targets: &targetSpan)
    }
    await #expect(processExitsWith: .failure) {
      _ = WindowSource(target: [1, 2], covariates: [[1]])
    }
  }
}
