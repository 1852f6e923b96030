/// The English names of the days of the week, in full or in three letters, or `Tues`, `Thur`, `Thurs`.
package enum WeekdayName {
  /// The day; nil when the letters name none.
  package static func weekday(_ letters: some Collection<UInt8>) -> Weekday? {
    guard 3...9 ~= letters.count else { return nil }
    let lowercased = String(decoding: letters.map { $0 | 0x20 }, as: UTF8.self)
    switch lowercased {
    case "tues": return .tuesday
    case "thur", "thurs": return .thursday
    default:
      return Weekday.allCases.first { weekday in
        let name = weekday.name.lowercased()
        return name == lowercased || lowercased.count == 3 && name.hasPrefix(lowercased)
      }
    }
  }
}
