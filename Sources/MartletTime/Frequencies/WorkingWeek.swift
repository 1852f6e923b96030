/// The days of the week on which there are rows: Monday to Saturday, Sunday to Thursday, or others.
public struct WorkingWeek: Sendable, Hashable {
  /// A bit for each day, Monday the lowest.
  private let bits: UInt8

  /// Monday to Friday.
  public static let mondayToFriday = WorkingWeek(Weekday.allCases.prefix(5))
  static let everyDay = WorkingWeek(Weekday.allCases)

  /// The week of some days.
  public init(_ days: some Sequence<Weekday>) {
    bits = days.reduce(0) { $0 | 1 << UInt8($1.rawValue) }
  }

  /// The days, from Monday on.
  public var days: [Weekday] { Weekday.allCases.filter(contains) }

  /// How many days of a week are among them.
  public var count: Int { bits.nonzeroBitCount }

  /// Whether there are rows on a day of the week.
  public func contains(_ day: Weekday) -> Bool { bits & 1 << UInt8(day.rawValue) != 0 }

  /// Whether there are rows on a day counted from 1970-01-01.
  func contains(day: Int64) -> Bool { contains(Weekday(daysSinceEpoch: day)) }

  /// The first working day after another day; the next week's same day for an empty week.
  func next(after day: Int64) -> Int64 {
    (1...7).lazy.map { day + $0 }.first(where: contains(day:)) ?? day + 7
  }

  /// The working days of a span.
  func count(in span: ClosedRange<Int64>) -> Int {
    let weeks = (span.upperBound - span.lowerBound + 1) / 7
    let rest = (span.lowerBound + 7 * weeks)..<(span.upperBound + 1)
    return Int(weeks) * count + rest.count(where: contains(day:))
  }

  // MARK: - Names

  /// The days from the one after a free day on, where they follow one another without a break.
  private var run: [Weekday]? {
    let all = Weekday.allCases
    let starts = all.filter { contains($0) && !contains(all[($0.rawValue + 6) % 7]) }
    guard starts.count == 1, count > 2 else { return nil }
    return (0..<count).map { all[(starts[0].rawValue + $0) % 7] }
  }

  /// `MON-SAT`, `SUN-THU`, `MON,WED,FRI`.
  var alias: String {
    guard let run, let first = run.first, let last = run.last else {
      return days.map(\.alias).joined(separator: ",")
    }
    return "\(first.alias)-\(last.alias)"
  }

  /// The week that an alias names; nil for another text, a single day or all seven.
  init?(alias: String) {
    func day(_ text: Substring) -> Weekday? { Weekday.allCases.first { $0.alias == text } }
    let names = alias.split(separator: ",", omittingEmptySubsequences: false)
    let ends = alias.split(separator: "-", omittingEmptySubsequences: false).map(day)
    if ends.count == 2, let first = ends[0], let last = ends[1] {
      let steps = (last.rawValue - first.rawValue + 7) % 7
      self.init((0...steps).map { Weekday.allCases[(first.rawValue + $0) % 7] })
    } else {
      let days = names.compactMap(day)
      guard days.count == names.count, Set(days).count == days.count else { return nil }
      self.init(days)
    }
    guard 2...6 ~= count else { return nil }
  }

  /// `Monday to Saturday`, `Monday, Wednesday and Friday`.
  var name: String {
    if let run, let first = run.first, let last = run.last {
      return "\(first.name) to \(last.name)"
    }
    let names = days.map(\.name)
    return names.dropLast().joined(separator: ", ") + (names.count > 1 ? " and " : "")
      + (names.last ?? "")
  }

  // MARK: - Inference

  /// The week that rows keep to; nil where no set of weekdays is plain.
  ///
  /// Over four weeks at least, each weekday has rows at least every other time, or hardly ever: on
  /// one of twenty, and one row of fifty at most. A week may change, so that the last twelve weeks count
  /// first, where they are plain, then the last year and then all.
  /// - Parameter days: Strictly ascending, one a row.
  static func inferred(from days: [Int64]) -> WorkingWeek? {
    guard let last = days.last else { return nil }
    let recent = [84, 364].map { length in days[days.partitioningIndex { $0 > last - length }...] }
    return (recent + [days[...]]).lazy.compactMap(plain).first
  }

  private static func plain(_ days: ArraySlice<Int64>) -> WorkingWeek? {
    guard let first = days.first, let last = days.last, last - first >= 27 else { return nil }
    var rows = [Int](repeating: 0, count: 7)
    for day in days { rows[Weekday(daysSinceEpoch: day).rawValue] += 1 }
    let times = Weekday.allCases.map { WorkingWeek([$0]).count(in: first...last) }
    let open = Weekday.allCases.filter { rows[$0.rawValue] * 2 >= times[$0.rawValue] }
    let closed = Weekday.allCases.filter { rows[$0.rawValue] * 20 <= times[$0.rawValue] }
    guard open.count + closed.count == 7, open.count > 1 else { return nil }
    let strayRows = closed.reduce(0) { $0 + rows[$1.rawValue] }
    let expected = open.reduce(0) { $0 + times[$1.rawValue] }
    guard strayRows * 50 <= days.count, (days.count - strayRows) * 5 >= expected * 4 else {
      return nil
    }
    return WorkingWeek(open)
  }
}
