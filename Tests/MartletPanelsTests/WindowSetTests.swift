import MartletPanels
import MartletTestSupport
import Testing

struct WindowSetTests {
  private static let parts: [WindowSet.Part] = [
    .all, .allButLast(rows: 6), .last(rows: 6), .allButLast(rows: 0), .last(rows: 100),
    .allButLastShare(0.2, least: 3), .lastShare(0.2, least: 3),
  ]

  /// Three sources that have windows, and three too short at the start, in between and at the end.
  private func sources(covariates: Int) -> [WindowSource] {
    var generator = SeededGenerator(seed: 5)
    return [5, 30, 0, 7, 12, 6].map { rows in
      func column() -> [Double] {
        (0..<rows).map { _ in Double.random(in: -50...150, using: &generator) }
      }
      return WindowSource(target: column(), covariates: (0..<covariates).map { _ in column()[...] })
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

  /// What is told of every window of a set.
  private func gathered(_ windows: WindowSet) -> [WindowSet.Gathered] {
    var inputs = [Float](repeating: .nan, count: windows.count * windows.inputWidth)
    var targets = [Float](repeating: .nan, count: windows.count * windows.horizon)
    var inputSpan = inputs.mutableSpan
    var targetSpan = targets.mutableSpan
    var result: [WindowSet.Gathered] = []
    windows.gather(Array(0..<windows.count)[...], inputs: &inputSpan, targets: &targetSpan) {
      #expect($0 == result.count)
      result.append($1)
    }
    return result
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
          case .allButLastShare(let share, let least):
            targetRows.allSatisfy { $0 < rows - max(least, Int(Double(rows) * share)) }
          case .lastShare(let share, let least):
            targetRows.allSatisfy { $0 >= rows - max(least, Int(Double(rows) * share)) }
          }
        guard belongs else { continue }
        var input: [Float] = []
        for column in [source.target[...]] + source.covariates {
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

  @Test(
    "Windows are gathered as a naive copy gathers them, in any order",
    arguments: WindowScaler.allCases, parts)
  func gathersWhatANaiveCopyGathers(scaler: WindowScaler, part: WindowSet.Part) {
    for (lookback, horizon, covariates) in [(4, 3, 2), (1, 1, 0), (5, 2, 1), (3, 6, 1), (29, 1, 0)]
    {
      let sources = sources(covariates: covariates)
      let windows = WindowSet(
        sources, WindowShape(lookback: lookback, horizon: horizon, scaler: scaler), part: part)
      let expected = naive(
        sources, lookback: lookback, horizon: horizon, scaler: scaler, part: part)
      #expect(windows.count == expected.count)
      #expect(windows.inputWidth == lookback * (1 + covariates))
      var generator = SeededGenerator(seed: 8)
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
      [source], WindowShape(lookback: lookback, horizon: horizon, scaler: .none), part: part)
    return (0..<windows.count).map { gather(windows, [$0]).targets }
  }

  @Test(
    "Training and validation parts share no target row", arguments: [0, 1, 2, 3, 7, 17, 19, 20, 25])
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

  @Test("The first window of the last part looks back before that part")
  func theFirstLookbackOfTheLastPartReachesBeforeIt() {
    let rows = targetRows(rows: 20, lookback: 4, horizon: 3, .last(rows: 5))
    #expect(rows == [[15, 16, 17], [16, 17, 18], [17, 18, 19]])
  }

  @Test(
    "Values after the lookback change neither input nor scale", arguments: WindowScaler.allCases)
  func scalingDoesNotLookAhead(scaler: WindowScaler) {
    let values: [Double] = [3, 1, 4, 1, 5, 9, 2, 6]
    let changed = Array(values.prefix(5)) + [1e6, -1e6, 7]
    let sets = [values, changed].map {
      WindowSet(
        [WindowSource(target: $0)], WindowShape(lookback: 5, horizon: 3, scaler: scaler))
    }
    #expect(gather(sets[0], [0]).inputs == gather(sets[1], [0]).inputs)
    #expect(gather(sets[0], [0]).targets != gather(sets[1], [0]).targets)
    let scale = scaler.fit(values[..<5])
    #expect(gather(sets[1], [0]).targets[2] == Float(scale.apply(7)))
  }

  // MARK: - Stride, padding, what is known ahead

  @Test("A stride keeps every so many windows, counted from the last", arguments: 1...5)
  func strideEndsAtTheLastWindow(stride: Int) {
    let sources = [
      WindowSource(target: (0..<20).map(Double.init)), WindowSource(target: [1, 2]),
      WindowSource(target: (100..<109).map(Double.init)),
    ]
    let shape = WindowShape(lookback: 4, horizon: 3, scaler: .none)
    let all = WindowSet(sources, shape)
    let some = WindowSet(sources, shape, stride: stride)
    let expected = [Array(0..<14), Array(14..<17)].flatMap { indices in
      indices.reversed().enumerated().filter { $0.offset % stride == 0 }.map(\.element).reversed()
    }
    #expect(some.count == expected.count)
    for (index, place) in expected.enumerated() {
      #expect(gather(some, [index]).inputs == gather(all, [place]).inputs)
      #expect(gather(some, [index]).targets == gather(all, [place]).targets)
      #expect(some.rowsAfter(index) == all.rowsAfter(place))
    }
    #expect(all.rowsAfter(0) == 13 && all.rowsAfter(13) == 0 && all.rowsAfter(16) == 0)
  }

  @Test("Only series too short for a window are padded, with a mask") func padding() {
    let sources = [
      WindowSource(target: [5, 6, 7, 8], covariates: [[1, 2, 3, 4]]),
      WindowSource(
        target: (0..<9).map(Double.init), covariates: [(5..<19).map(Double.init).dropFirst(5)]),
    ]
    var shape = WindowShape(lookback: 3, horizon: 2, scaler: .none)
    #expect(WindowSet(sources, shape).count == 5)
    shape.isPadded = true
    let windows = WindowSet(sources, shape)
    #expect(windows.count == 2 + 5)
    #expect(windows.inputWidth == 9)
    #expect(gather(windows, [0]).inputs == [0, 0, 5, 0, 0, 1, 1, 1, 0])
    #expect(gather(windows, [0]).targets == [6, 7])
    #expect(gather(windows, [1]).inputs == [0, 5, 6, 0, 1, 2, 1, 0, 0])
    #expect(gather(windows, [2]).inputs == [0, 1, 2, 10, 11, 12, 0, 0, 0])
  }

  @Test("The newest windows may lack targets, but never take rows set aside")
  func partialWindows() {
    let source = WindowSource(target: [1, 2, 3, 4, 5, 6])
    let shape = WindowShape(lookback: 2, horizon: 3, scaler: .none)
    let windows = WindowSet([source], shape, isPartial: true)
    #expect(windows.count == 4)
    #expect(gathered(windows).map(\.known) == [3, 3, 2, 1])
    #expect(gathered(windows).map(\.rowsAfter) == [1, 0, 0, 0])
    #expect((0..<4).map(windows.rowsAfter) == [1, 0, 0, 0])
    #expect(gather(windows, [1]).targets == [4, 5, 6])
    #expect(gather(windows, [3]).inputs == [4, 5])
    #expect(gather(windows, [3]).targets == [6, 0, 0])

    let early = WindowSet([source], shape, part: .allButLast(rows: 2), isPartial: true)
    #expect(gathered(early).map(\.known) == [2, 1])
    #expect(gather(early, [0, 1]).targets == [3, 4, 0, 4, 0, 0])
    let strided = WindowSet([source], shape, stride: 3, isPartial: true)
    #expect(gathered(strided).map(\.known) == [3, 1])
  }

  @Test("The deviation of a series is of rows not set aside, or 1 without movement")
  func deviationsOfSeries() {
    let sources = [
      WindowSource(target: [1, 3, 1, 3, 1, 3, 50, 90]),
      WindowSource(target: [4, 4, 4, 4, 4, 4, 4, 9]),
    ]
    let shape = WindowShape(lookback: 2, horizon: 1, scaler: .standard)
    for part in [WindowSet.Part.allButLast(rows: 2), .last(rows: 2)] {
      let windows = WindowSet(sources, shape, part: part)
      let told = gathered(windows)
      #expect(windows.groups.map { told[$0.lowerBound].seriesDeviation } == [1, 1])
    }
    let all = gathered(WindowSet([WindowSource(target: [2, 6, 2, 6, 6, 2])], shape))
    #expect(all.map(\.seriesDeviation) == [2, 2, 2, 2])
    #expect(all.map(\.scale.scale) == [2, 2, 2, 1])
  }

  @Test(
    "A partial window needs covariates known ahead through the horizon",
    arguments: [(0, 2), (1, 3), (2, 4), (5, 4)])
  func partialWindowsNeedWhatIsKnownAhead(ahead: Int, count: Int) {
    let source = WindowSource(
      target: [1, 2, 3, 4, 5, 6], future: [(0..<6 + ahead).map(Double.init)])
    let shape = WindowShape(lookback: 2, horizon: 3, scaler: .none)
    #expect(WindowSet([source], shape, isPartial: true).count == count)
  }

  @Test("Covariates known ahead reach through the horizon in a window's row") func knownAhead() {
    let source = WindowSource(
      target: [1, 2, 3, 4], covariates: [[5, 6, 7, 8]], future: [[10, 11, 12, 13, 14, 15]])
    let shape = WindowShape(lookback: 2, horizon: 2, scaler: .none)
    let windows = WindowSet([source], shape)
    #expect(windows.count == 1)
    #expect(gather(windows, [0]).inputs == [1, 2, 5, 6, 10, 11, 12, 13])
    var row = [Float](repeating: 0, count: 8)
    var span = row.mutableSpan
    var position = 0
    _ = source.write(before: 4, shape, to: &span, at: &position)
    #expect(row == [3, 4, 7, 8, 12, 13, 14, 15])
    #expect(position == 8)
  }

  @Test("A set of no sources has no windows") func noSourceHasNoWindows() {
    #expect(WindowSet([], WindowShape(lookback: 3, horizon: 1, scaler: .last)).count == 0)
  }

  @Test("A batch or covariate of the wrong size traps") func aWrongBatchTraps() async {
    await #expect(processExitsWith: .failure) {
      let windows = WindowSet(
        [WindowSource(target: [1, 2, 3, 4])], WindowShape(lookback: 2, horizon: 1, scaler: .none))
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
