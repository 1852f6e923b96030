import MartletEvaluation
import MartletNumerics

/// Two series of days beside an indicator that is published late and revised.
enum LeakyFiles {
  static let days = 90
  static let cutoffs = [40, 60, 80].enumerated().map { fold, day in
    AuditCutoff(
      fold: fold, label: "day \(day)", moments: [Int64(day), Int64(day), Int64(day)])
  }

  static let all = [prices, indicator]

  /// `day,id,close`: some values are missing.
  private static let prices: AuditedFile = {
    var randomness = SplitMix64(seed: 7)
    var text = Text(["day", "id", "close"])
    for (clock, id) in ["a", "b"].enumerated() {
      var level = 100.0
      for day in 0..<days {
        level += 4 * randomness.uniform() - 1.9
        let isMissing = day % 10 == 0 && day > 0
        text.append(
          [.plain("\(day)"), .plain(id), isMissing ? .plain("") : .number(level, Int64(day))],
          moment: Int64(day), clock: clock)
      }
    }
    return text.file("prices.csv", target: "close")
  }()

  /// `day,cpi,released`: each value is out 20 days after the first day of its period of ten, and revised
  /// ten days after that.
  private static let indicator: AuditedFile = {
    var randomness = SplitMix64(seed: 8)
    var text = Text(["day", "cpi", "released"])
    for period in stride(from: 0, to: days, by: 10) {
      for delay in [20, 30] {
        let moment = Int64(period + delay)
        text.append(
          [
            .plain("\(period)"), .number(50 + 9 * randomness.uniform(), moment),
            .plain("\(moment)"),
          ],
          moment: moment, clock: 2)
      }
    }
    return text.file("indicator.csv", target: "")
  }()

  /// A file as it grows.
  private struct Text {
    enum Cell {
      case plain(String)
      case number(Double, Int64)
    }

    private let header: [String]
    private var bytes: [UInt8]
    private var rows: [AuditedFile.Row] = []
    private var cells:
      [(place: (row: Int, field: Int), bytes: Range<Int>, value: Double, moment: Int64, clock: Int)] =
        []

    init(_ header: [String]) {
      self.header = header
      bytes = Array((header.joined(separator: ",") + "\n").utf8)
    }

    mutating func append(_ fields: [Cell], moment: Int64, clock: Int) {
      let start = bytes.count
      for (field, cell) in fields.enumerated() {
        if field > 0 { bytes.append(UInt8(ascii: ",")) }
        switch cell {
        case .plain(let text): bytes += Array(text.utf8)
        case .number(let value, let known):
          let first = bytes.count
          bytes += Array("\(value)".utf8)
          cells.append(((rows.count, field), first..<bytes.count, value, known, clock))
        }
      }
      bytes.append(UInt8(ascii: "\n"))
      rows.append(
        AuditedFile.Row(
          bytes: start..<bytes.count, line: rows.count + 2, moment: moment, clock: clock))
    }

    func file(_ name: String, target: String) -> AuditedFile {
      AuditedFile(
        name: name, bytes: bytes, rows: rows,
        cells: cells.map {
          AuditedFile.Cell(
            row: $0.place.row, column: header[$0.place.field], line: $0.place.row + 2,
            field: $0.place.field + 1, bytes: $0.bytes, value: $0.value, moment: $0.moment,
            clock: $0.clock, isTarget: header[$0.place.field] == target)
        })
    }
  }
}
