import MartletFiles
import MartletTables

/// What the columns of a file of forecasts are, by their names.
///
///     unique_id, ds, cutoff, y, NHITS, NHITS-lo-80, NHITS-hi-80, NHITS-q-10, NHITS-seed-1, NHITS-seen
struct ForecastColumns {
  /// The columns of one model.
  struct Model {
    let label: String
    /// The point forecast: the column of the label, or else that of the median.
    var point: Int?
    var median: Int?
    var lower: [(level: Double, column: Int)] = []
    var upper: [(level: Double, column: Int)] = []
    var quantiles: [(level: Double, column: Int)] = []
    var seeds: [Int] = []
    var seen: Int?
  }

  let id: Int?
  let time: Int
  let cutoff: Int
  /// The column of what happened.
  let actual: Int?
  private(set) var models: [Model] = []
  /// Columns that are none of these.
  private(set) var others: [String] = []

  /// What Martlet writes behind the models, and what pandas writes before the columns.
  private static let indices: Set<String> = ["fold", "horizon", "index", "unnamed: 0"]

  init(_ table: CSVTable, _ source: PanelSource) throws(DataError) {
    let plain = table.header.map(ColumnNames.plain)
    func column(_ names: [String?]) -> Int? {
      names.compactMap(\.self).lazy.compactMap { name in
        table.column(named: name) ?? plain.firstIndex(of: name.lowercased())
      }.first
    }
    let timeNames = source.files.first?.timeColumns ?? []
    id = column([source.idColumn, "unique_id"])
    guard let time = column(["ds"] + (timeNames.count == 1 ? timeNames : []) + ["date"]) else {
      throw DataError(.noForecastTime(columns: table.header), at: table.location(ofColumn: 0))
    }
    guard let cutoff = column(["cutoff"]) else {
      throw DataError(.noCutoffColumn(columns: table.header), at: table.location(ofColumn: 0))
    }
    (self.time, self.cutoff) = (time, cutoff)
    actual = column(["y"] + (source.targets.count == 1 ? source.targets : []))
    let known = Set([id, time, cutoff, actual].compactMap(\.self))
    for column in table.header.indices where !known.contains(column) {
      let isUnnamed = table.header[column] == "column \(column + 1)"
      if isUnnamed || Self.indices.contains(plain[column]) { continue }
      add(column, named: table.header[column], kind: table.kind(ofColumn: column))
    }
    try check(table)
  }

  private mutating func add(_ column: Int, named name: String, kind: CSVTable.ColumnKind) {
    let part = Part(name)
    if part.kind == .seen {
      let place = place(of: part.label)
      models[place].seen = column
      return
    }
    guard kind == .number || kind == .empty else { return others.append(name) }
    let place = place(of: part.label)
    switch part.kind {
    case .point: models[place].point = column
    case .median: models[place].median = column
    case .lower(let level): models[place].lower.append((level, column))
    case .upper(let level): models[place].upper.append((level, column))
    case .quantile(let level): models[place].quantiles.append((level, column))
    case .seed: models[place].seeds.append(column)
    case .seen: break
    }
  }

  private mutating func place(of label: String) -> Int {
    if let place = models.firstIndex(where: { $0.label == label }) { return place }
    models.append(Model(label: label))
    return models.count - 1
  }

  /// Every model has a forecast, and every end of an interval another.
  private mutating func check(_ table: CSVTable) throws(DataError) {
    guard !models.isEmpty else {
      throw DataError(
        .noForecastColumns(columns: table.header), at: table.location(ofColumn: cutoff))
    }
    for place in models.indices {
      let model = models[place]
      let ends = model.lower + model.upper
      if let median = model.median {
        if model.point == nil { models[place].point = median }
        models[place].quantiles.append((0.5, median))
      }
      guard models[place].point != nil else {
        let first = (ends + model.quantiles).map(\.column) + model.seeds
        throw DataError(
          .noPointForecast(model.label),
          at: table.location(ofColumn: first.min() ?? model.seen ?? cutoff))
      }
      for (own, others) in [(model.lower, model.upper), (model.upper, model.lower)] {
        for (level, column) in own where !others.contains(where: { $0.level == level }) {
          throw DataError(.loneEnd(table.header[column]), at: table.location(ofColumn: column))
        }
      }
    }
  }
}

extension ForecastColumns {
  /// What the name of a column says: `NHITS-lo-80` is the lower end of 80 % of `NHITS`.
  private struct Part {
    enum Kind: Equatable {
      case point, median, seed, seen
      case lower(Double)
      case upper(Double)
      case quantile(Double)
    }

    let label: String
    let kind: Kind

    init(_ name: String) { (label, kind) = Self.parsed(name) ?? (name, .point) }

    private static func parsed(_ name: String) -> (String, Kind)? {
      for (word, kind) in [("-median", Kind.median), ("-seen", .seen)]
      where name.hasSuffix(word) && name.count > word.count {
        return (String(name.dropLast(word.count)), kind)
      }
      for word in ["-lo-", "-hi-", "-q-", "-ql", "_ql", "-seed-"] {
        guard let range = name.ranges(of: word).last, range.lowerBound > name.startIndex,
          let number = Double(String(name[range.upperBound...])), number.isFinite,
          let kind = kind(word, number, name[range.upperBound...])
        else { continue }
        return (String(name[..<range.lowerBound]), kind)
      }
      return nil
    }

    private static func kind(_ word: String, _ number: Double, _ text: Substring) -> Kind? {
      switch word {
      case "-seed-": return .seed
      case "-lo-", "-hi-":
        guard 0 < number, number < 100 else { return nil }
        return word == "-lo-" ? .lower(share(text, number)) : .upper(share(text, number))
      default:
        // Shares, or percents.
        guard 0 < number, number < 100 else { return nil }
        return .quantile(number < 1 ? number : share(text, number))
      }
    }

    /// "80" as 0.8, to the last bit.
    private static func share(_ text: Substring, _ number: Double) -> Double {
      Double("\(text)e-2") ?? number / 100
    }
  }
}
