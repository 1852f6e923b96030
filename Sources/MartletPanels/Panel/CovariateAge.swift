import MartletFiles
import MartletTime

/// How old the values are that a join delivers, over all series of a panel.
///
/// A value ages from when it became available, release lag included. It is stale once more than
/// ``steps`` of its own column's rows should have followed it: days of a daily column, months of a
/// monthly one. Columns without a rule count the longest step that they have, but for one in twenty: a hole
/// is no step.
public struct CovariateAge: Sendable, Hashable {
  /// Steps of the column itself after which a value is stale.
  public static let steps = 5

  /// Rows with a value.
  public private(set) var rows = 0
  /// Those of them whose value is stale.
  public private(set) var staleRows = 0
  /// The largest age, in days; in steps of a whole-number axis.
  public private(set) var largest = 0.0
  /// The time of the row from which on values are stale to the end; nil where the last one is not.
  public private(set) var staleSince: String?
  /// The time of the first row with a stale value.
  public private(set) var firstStale: String?
  /// The time that the newest value delivered is of.
  public private(set) var newest: String?
  private var sinceTick: Int64 = .max
  private var firstTick: Int64 = .max
  private var newestTick: Int64 = .min

  init() {}

  /// Counts the rows of one series.
  mutating func add(_ known: [AsOfJoin.Known?], _ join: AsOfJoin, _ axis: TimeAxis) {
    let isStale = join.isStale(known, after: Self.steps)
    for (row, known) in known.enumerated() {
      guard let known else { continue }
      rows += 1
      largest = max(largest, known.age)
      let tick = join.tick(ofRow: known.row)
      if tick > newestTick { (newestTick, newest) = (tick, join.period(ofRow: known.row)) }
      guard isStale[row] else { continue }
      staleRows += 1
      if axis.ticks[row] < firstTick {
        (firstTick, firstStale) = (axis.ticks[row], axis.label(row: row))
      }
    }
    guard let fresh = isStale.lastIndex(of: false).map({ $0 + 1 }) ?? Optional(0),
      fresh < axis.count, axis.ticks[fresh] < sinceTick
    else { return }
    (sinceTick, staleSince) = (axis.ticks[fresh], axis.label(row: fresh))
  }

  /// Whether no row has a value younger than so many steps.
  var isAllStale: Bool { rows > 0 && staleRows == rows }

  /// What there is to say where many rows have a stale value, or the last ones:
  /// `older than 5 of its own rows on 150 of 400 rows, since 2022-12-19`.
  var remark: String? {
    guard staleRows > 0, let firstStale else { return nil }
    guard staleSince != nil || staleRows * 20 >= rows else { return nil }
    return "older than \(Self.steps) of its own rows on \(grouped(staleRows)) of "
      + counted(rows, "row") + (staleSince.map { ", since \($0)" } ?? ", the first \(firstStale)")
  }
}

extension AsOfJoin {
  /// Of what is known on each row whether so many of the column's own rows should have followed by then,
  /// and more.
  ///
  /// - Complexity: O(n log n + m); the rule of the axis is asked for old values alone.
  func isStale(_ known: [Known?], after steps: Int) -> [Bool] {
    let instants = publications
    let gaps = zip(instants.dropFirst(), instants).map { $0 - $1 }.filter { $0 > 0 }
      .sorted()
    guard let least = gaps.first else { return known.map { _ in false } }
    let most = gaps[(gaps.count * 19 - 1) / 20]
    let day = onto.kind == .integer ? 1 : Double(secondsPerDay)
    var (last, limit) = (-1, Double.infinity)
    return known.map { known in
      guard let known, known.age * day > Double(least) * Double(steps) else { return false }
      if known.row != last {
        last = known.row
        limit = Double(due(after: known.row, steps: steps) ?? Int64(steps) * most) / day
      }
      return known.age > limit
    }
  }
}
