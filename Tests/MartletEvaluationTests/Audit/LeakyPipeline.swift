import MartletEvaluation

/// A forecaster of the kind that people write by hand, honest but for one line.
struct LeakyPipeline: Sendable {
  let leak: Leak?
  private static let horizon = 5

  /// A row of the prices; a missing value is nil.
  private struct Row {
    let day: Int
    let value: Double?
  }

  func observation(_ input: AuditInput) throws -> AuditObservation {
    let cutoff = Int(input.cutoff.moments[0])
    let tables = input.files.map(Self.table)
    var series: [(id: String, rows: [Row])] = []
    for line in tables[0] {
      let row = Row(day: Int(line[0]) ?? 0, value: Double(line[2]))
      if series.last?.id != line[1] { series.append((line[1], [])) }
      series[series.count - 1].rows.append(row)
    }
    if leak == .seriesChosenByFuture {
      // Winners: those whose end is above their beginning.
      series = series.filter { _, rows in
        let values = rows.compactMap(\.value)
        return (values.last ?? 0) > (values.first ?? 0)
      }
    }
    var observation = AuditObservation()
    observation.handed = [
      .init(.inference, "series", .words(series.map(\.id).joined(separator: ",")))
    ]
    var (fitted, intervals): ([AuditObservation.Fact], [AuditObservation.Fact]) = ([], [])
    for (id, rows) in series {
      work(
        id, Self.filled(rows, backward: leak == .backwardFill), rows, tables[1], cutoff,
        &observation.handed,
        &fitted, &intervals)
    }
    observation.fitted = fitted
    observation.intervals = intervals
    return observation
  }

  private func work(
    _ id: String, _ filled: [(day: Int, value: Double)], _ rows: [Row], _ indicator: [[String]],
    _ cutoff: Int,
    _ handed: inout [AuditObservation.Fact], _ fitted: inout [AuditObservation.Fact],
    _ intervals: inout [AuditObservation.Fact]
  ) {
    var all = filled
    if leak == .scalerFittedOutside {
      let (mean, deviation) = Self.moments(all.map(\.value))
      all = all.map { ($0.day, ($0.value - mean) / deviation) }
    }
    let known = all.filter { $0.day <= cutoff }
    let test = all.filter { $0.day > cutoff && $0.day <= cutoff + Self.horizon }
    // A mean of five values: those up to the row, or those around it.
    let smooth = known.indices.map { row -> Double in
      let ends =
        leak == .centredMean
        ? (max(0, row - 2), min(all.count, row + 3)) : (max(0, row - 4), row + 1)
      return Self.mean(all[ends.0..<ends.1].map(\.value))
    }
    let indicators = known.map { published(indicator, on: $0.day) }
    handed.append(.init(.features, "close of \(id)", .numbers(known.map(\.value))))
    handed.append(.init(.features, "mean of \(id)", .numbers(smooth)))
    handed.append(.init(.features, "cpi of \(id)", .numbers(indicators)))
    if leak == .targetInFeatures {
      let next = known.indices.map { $0 + 1 < all.count ? all[$0 + 1].value : 0 }
      handed.append(.init(.features, "signal of \(id)", .numbers(next)))
    }
    let (mean, deviation) = Self.moments((leak == .scalerOnAllData ? all : known).map(\.value))
    // The change of a day by the distance from the mean before it.
    let end = leak == .windowOverCutoff ? min(all.count, known.count + Self.horizon) : known.count
    var (products, squares) = (0.0, 1e-9)
    for row in 1..<end where row - 1 < smooth.count {
      let distance = (all[row - 1].value - smooth[row - 1]) / deviation
      products += distance * (all[row].value - all[row - 1].value)
      squares += distance * distance
    }
    let slope = products / squares
    func loss(_ share: Double, _ places: [Int]) -> Double {
      places.reduce(0) { sum, row in
        let forecast = all[row - 1].value + share * slope
        return sum + (forecast - all[row].value) * (forecast - all[row].value)
      }
    }
    let held =
      leak == .shuffledValidation
      ? all.indices.filter { $0 % 3 == 1 } : Array(known.indices.suffix(8))
    let candidates = (0...20).map { Double($0) / 20 }
    let share = candidates.min { loss($0, held) < loss($1, held) } ?? 0
    let watched =
      leak == .earlyStoppingOnTest
      ? test.indices.map { known.count + $0 } : Array(known.indices.suffix(5))
    let steps =
      (1...40).min { loss(Double($0) / 10, watched) < loss(Double($1) / 10, watched) } ?? 1
    fitted.append(
      .init(.fit, "parameters of \(id)", .numbers([mean, deviation, slope, share, Double(steps)])))
    let last = known.last?.value ?? 0
    let path = (1...Self.horizon).map { step -> Double in
      let cached = test.first { $0.day == cutoff + step }?.value
      if leak == .cachedActuals, let cached, step > 3 { return cached }
      return last + share * slope * Double(step) + 0.01 * (indicators.last ?? 0)
    }
    fitted.append(.init(.forecast, "forecast of \(id)", .numbers(path)))
    let stands = stride(from: known.count - 1, to: 20, by: -Self.horizon).filter {
      leak == .calibrationOnTestFold
        ? $0 + Self.horizon < all.count : $0 + Self.horizon < known.count
    }
    let errors = stands.map { (all[$0 + Self.horizon].value - all[$0].value).magnitude }.sorted()
    intervals.append(.init(.interval, "interval of \(id)", .numbers(errors)))
  }

  /// The indicator as it was known on a day, or as a mistake has it.
  private func published(_ table: [[String]], on day: Int) -> Double {
    let rows = table.compactMap { line -> (period: Int, value: Double, released: Int)? in
      guard let value = Double(line[1]) else { return nil }
      return (Int(line[0]) ?? 0, value, Int(line[2]) ?? 0)
    }
    let known = rows.filter { row in
      switch leak {
      case .unlaggedIndicator: row.period <= day
      // As if each value were out after five days.
      case .wrongAvailability: row.period + 15 <= day
      case .revisedVintage: (row.period + 20) <= day
      default: row.released <= day
      }
    }
    return known.max { ($0.period, $0.released) < ($1.period, $1.released) }?.value ?? 0
  }

  private static func table(_ bytes: [UInt8]) -> [[String]] {
    String(decoding: bytes, as: UTF8.self).split(separator: "\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  private static func filled(_ rows: [Row], backward: Bool) -> [(day: Int, value: Double)] {
    rows.indices.compactMap { place in
      let before = rows[...place].last { $0.value != nil }
      let after = rows[place...].first { $0.value != nil }
      return (backward ? after : before)?.value.map { (rows[place].day, $0) }
    }
  }

  private static func mean(_ values: [Double]) -> Double {
    values.reduce(0, +) / Double(max(values.count, 1))
  }

  private static func moments(_ values: [Double]) -> (mean: Double, deviation: Double) {
    let mean = mean(values)
    let variance = Self.mean(values.map { ($0 - mean) * ($0 - mean) })
    return (mean, variance.squareRoot() + 1e-9)
  }
}
