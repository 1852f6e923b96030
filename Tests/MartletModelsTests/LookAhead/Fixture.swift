import MartletTestSupport

/// Files whose every cell knows the day on which it became available, by the words of the fixture
/// and not by the product's own joins.
struct Fixture: Sendable {
  struct Cell: Sendable {
    var text: String
    /// Days since 1970.
    var available: Int64
    /// Whether the cell may be overwritten: times may not.
    var isValue = true
    /// Whether it may be missing.
    var mayBeMissing = false
  }

  struct File: Sendable {
    let name: String
    let header: [String]
    var rows: [[Cell]]
    /// Columns with one value on all rows of a series.
    var constants: Set<String> = []
  }

  /// What is done to cells that are not available at a cutoff.
  enum Poison: CaseIterable {
    /// Large and small numbers, and nothing where that is allowed.
    case garbage
    /// The rows of which nothing is available are cut off.
    case cutOff
  }

  var files: [File]

  /// The files as text, with everything poisoned that is not available on a day.
  func texts(after day: Int64 = .max, _ poison: Poison = .garbage) -> [String] {
    files.map { file in
      let rows = file.rows.enumerated().compactMap { number, row -> String? in
        if poison == .cutOff, row.allSatisfy({ !$0.isValue || $0.available > day }) { return nil }
        return row.enumerated().map { column, cell in
          guard cell.isValue, cell.available > day else { return cell.text }
          return Self.garbage(number + column, mayBeMissing: cell.mayBeMissing)
        }.joined(separator: ",")
      }
      return ([file.header.joined(separator: ",")] + rows).joined(separator: "\n") + "\n"
    }
  }

  private static func garbage(_ number: Int, mayBeMissing: Bool) -> String {
    if mayBeMissing, number % 3 == 0 { return "NaN" }
    return ["987654.25", "0.0078125", "333", "70000"][number % 4]
  }

  /// The same with every value of a column changed that is available on a day.
  func changed(_ column: String, availableOn day: Int64) -> Fixture {
    var changed = self
    for (index, file) in files.enumerated() {
      guard let place = file.header.firstIndex(of: column) else { continue }
      for row in file.rows.indices
      where file.rows[row][place].available <= day && file.rows[row][place].text != "" {
        changed.files[index].rows[row][place].text =
          file.constants.contains(column) ? "other" : "\(60 + row * row % 17)"
      }
    }
    return changed
  }
}

extension Fixture {
  /// Days since 1970 of 2018-01-01, a Monday.
  static let start: Int64 = 17532

  /// ISO text of a day, counted out from the beginning of 2018.
  static func text(_ day: Int64) -> String {
    let lengths: [Int64] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    var (rest, month) = (day - start, 0)
    while rest >= lengths[month % 12] {
      rest -= lengths[month % 12]
      month += 1
    }
    func two(_ number: Int64) -> String { (number < 10 ? "0" : "") + "\(number)" }
    return "\(2018 + month / 12)-\(two(Int64(month % 12) + 1))-\(two(rest + 1))"
  }

  /// The first day of a month of 2018, counted from 0.
  static func month(_ month: Int) -> Int64 {
    start + [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][..<month].reduce(0, +)
  }

  private static func number(_ value: Double) -> String { "\((value * 100).rounded() / 100)" }

  /// Eighteen weeks of weekdays with prices; every cell is available on its day.
  /// - Parameter holes: Whether some values are missing.
  static func prices(holes: Bool = false) -> File {
    let close = walk(90, seed: 1)
    let rate = walk(90, seed: 2)
    let rows = (0..<90).map { row -> [Cell] in
      let day = start + Int64(row / 5 * 7 + row % 5)
      func cell(_ value: Double, hole: Int) -> Cell {
        let isMissing = holes && row % 7 == hole && row > 3
        return Cell(
          text: isMissing ? "" : number(value), available: day, mayBeMissing: holes)
      }
      return [
        Cell(text: text(day), available: day, isValue: false),
        cell(close[row], hole: 3), cell(rate[row], hole: 5),
      ]
    }
    return File(name: "prices.csv", header: ["date", "close", "rate"], rows: rows)
  }

  /// Four months of an indicator that is out `delay(month)` days after the first day of the next
  /// month.
  static func indicator(delay: (Int) -> Int64) -> File {
    let values = walk(5, seed: 3)
    let rows = (0..<4).map { index -> [Cell] in
      [
        Cell(text: text(month(index)), available: month(index), isValue: false),
        Cell(text: number(values[index]), available: month(index + 1) + delay(index)),
      ]
    }
    return File(name: "indicator.csv", header: ["date", "cpi"], rows: rows)
  }

  /// Months of an indicator as it was published: a first value two weeks after its month, a revision
  /// a month later, and a late one of January; in no order at all.
  static func vintages() -> File {
    let values = walk(20, seed: 4)
    var rows: [[Cell]] = []
    func publish(_ index: Int, on day: Int64) {
      let value = number(values[rows.count])
      rows.append([
        Cell(text: text(month(index)), available: month(index), isValue: false),
        Cell(text: value, available: day),
        Cell(text: text(day), available: day, isValue: false),
      ])
    }
    for index in [2, 0, 1, 3] {
      publish(index, on: month(index + 1) + 14)
      publish(index, on: month(index + 2) + 14)
    }
    publish(0, on: month(3) + 20)
    return File(
      name: "vintages.csv", header: ["date", "cpi", "released_at"], rows: rows)
  }

  /// Prices beside a rate that is known from the beginning.
  static func planned() -> File {
    var file = prices()
    for row in file.rows.indices { file.rows[row][2].available = start - 1 }
    return file
  }

  /// Prices of two series that are of different branches, known from the beginning.
  static func branches() -> File {
    let file = prices()
    let rows = ["a", "b"].flatMap { id in
      file.rows.map { row in
        func constant(_ text: String) -> Cell { Cell(text: text, available: start - 1) }
        return [row[0], row[1], constant("of \(id)"), constant(id)]
      }
    }
    return File(
      name: "prices.csv", header: ["date", "close", "branch", "unique_id"], rows: rows,
      constants: ["branch"])
  }

  /// Prices with an open, a high and a low, every cell available on its day.
  static func ranges() -> File {
    var file = prices()
    let steps = walk(270, seed: 5).map { $0 / 1000 }
    for row in file.rows.indices {
      let close = Double(file.rows[row][1].text) ?? 0
      let open = close * (0.9 + steps[3 * row])
      let day = file.rows[row][1].available
      for value in [
        open, max(open, close) + steps[3 * row + 1], min(open, close) - steps[3 * row + 2],
      ] { file.rows[row].append(Cell(text: number(value), available: day)) }
    }
    return File(name: file.name, header: file.header + ["open", "high", "low"], rows: file.rows)
  }

  /// Prices beside a rate that is out three weekdays later.
  static func lagged() -> File {
    var file = prices()
    for row in file.rows.indices {
      file.rows[row][2].available = file.rows[min(row + 3, 89)][0].available + (row > 86 ? 7 : 0)
    }
    return file
  }
}
