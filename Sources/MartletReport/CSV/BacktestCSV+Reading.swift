package import MartletEvaluation

extension BacktestCSV {
  /// What is no table of a walk-forward evaluation.
  package struct ReadingError: Error, Hashable, CustomStringConvertible {
    /// From 1: the header is the first.
    package let record: Int
    package let description: String
  }

  /// Reads what `text` wrote.
  ///
  /// - Throws: `ReadingError` for anything else.
  package static func table(_ text: String) throws(ReadingError) -> BacktestTable {
    let records = CSVText.records(text)
    guard let header = records.first, header.count > 7,
      Array(header.prefix(4)) == ["unique_id", "ds", "cutoff", "y"],
      Array(header.suffix(2)) == ["fold", "horizon"]
    else {
      throw ReadingError(
        record: 1,
        description: "the columns are not unique_id, ds, cutoff, y, those of models, fold, horizon")
    }
    var table = table(columns: header.dropFirst(4).dropLast(2))
    guard Self.header(of: table) == header else {
      throw ReadingError(
        record: 1, description: "the columns of the models do not have the same levels")
    }
    for (index, fields) in records.enumerated().dropFirst() {
      guard fields.count == header.count, let fold = Int(fields[fields.count - 2]),
        let step = Int(fields[fields.count - 1])
      else {
        throw ReadingError(
          record: index + 1, description: "it has no fold and horizon in its last columns")
      }
      var numbers: [Double] = []
      for field in fields.dropFirst(3).dropLast(2) {
        guard let number = field.isEmpty ? .nan : Self.flags[field] ?? Double(field) else {
          throw ReadingError(record: index + 1, description: "'\(field)' is not a number")
        }
        numbers.append(number)
      }
      table.rows += rows(fields, numbers, fold: fold, step: step, in: &table)
    }
    return table
  }

  /// What stands in a column of what may have been seen.
  private static let flags = ["true": 1.0, "false": 0.0]

  /// The rows of a record.
  ///
  /// - Parameter numbers: What happened, and the columns of the models.
  private static func rows(
    _ fields: [String], _ numbers: [Double], fold: Int, step: Int, in table: inout BacktestTable
  ) -> [BacktestRow] {
    var rest = numbers.dropFirst()
    let missing = Interval(lower: .nan, upper: .nan)
    var rows: [BacktestRow] = []
    for model in table.models {
      for (rank, seed) in BacktestTable.seeds(model.seedCount).enumerated() {
        // The first row is that of the model, with intervals; those of single seeds have none.
        let mean = rest.removeFirst()
        let intervals = table.levels.map { _ in
          rank == 0 ? Interval(lower: rest.removeFirst(), upper: rest.removeFirst()) : missing
        }
        let quantiles = table.quantileLevels.map { _ in rank == 0 ? rest.removeFirst() : .nan }
        rows.append(
          BacktestRow(
            series: fields[0], time: fields[1], cutoff: fields[2], fold: fold, step: step,
            truth: numbers[0], model: model.label, seed: seed, mean: mean, intervals: intervals,
            quantiles: quantiles))
      }
      if table.seen[model.label] != nil, rest.removeFirst() == 1 {
        table.seen[model.label]?.insert(BacktestTable.Path(series: fields[0], fold: fold))
      }
    }
    return rows
  }

  /// What the names of the columns of models say.
  private static func table(columns: ArraySlice<String>) -> BacktestTable {
    var models: [BacktestTable.Column] = []
    var (levels, quantiles) = ([Double](), [Double]())
    var seen: [String: Set<BacktestTable.Path>] = [:]
    var rest = columns
    while let label = rest.popFirst() {
      var seeds = 0
      while let name = rest.first, name.hasPrefix("\(label)-") {
        let ending = name.dropFirst(label.count + 1)
        if let level = level(ending, after: "lo-") {
          if models.isEmpty { levels.append(level) }
        } else if let level = level(ending, after: "q-") {
          if models.isEmpty { quantiles.append(level) }
        } else if ending == "seed-\(seeds + 1)" {
          seeds += 1
        } else if ending == "seen" {
          seen[label] = []
        } else if level(ending, after: "hi-") == nil {
          break
        }
        rest.removeFirst()
      }
      models.append(BacktestTable.Column(label: label, seedCount: max(seeds, 1)))
    }
    let naive = models.contains { $0.label == "Naive" } ? "Naive" : models.first?.label ?? ""
    var table = BacktestTable(
      models: models, naive: naive, levels: levels, quantileLevels: quantiles)
    table.seen = seen
    return table
  }

  /// "80" as 0.8, to the last bit.
  private static func level(_ text: Substring, after prefix: String) -> Double? {
    guard text.hasPrefix(prefix) else { return nil }
    return Double("\(text.dropFirst(prefix.count))e-2")
  }
}
