/// The English names of the months, in full, in three letters, or `Sept`.
package enum MonthName {
  private static let names = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ].map { Array($0.utf8) }

  /// The number of the month, 1...12; nil when the letters name none.
  package static func number(_ letters: some Collection<UInt8>) -> Int? {
    let lowercased = letters.map { $0 | 0x20 }
    guard lowercased.count >= 3 else { return nil }
    if lowercased.elementsEqual("sept".utf8) { return 9 }
    let index = names.firstIndex { name in
      name == lowercased || lowercased.count == 3 && name.starts(with: lowercased)
    }
    return index.map { $0 + 1 }
  }
}
