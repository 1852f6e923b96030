/// Whether what should be the column names is a row of data.
///
/// It is, if there is nothing in it but values; or if it is of the same make as the rows below: a
/// number or time over such, and no word over values. Years, or other numbers that count up, beside
/// a word are names: `Country,2018,2019`.
enum FirstLine {
  /// The first value of a record that is data; nil for names.
  static func value(
    of record: CSVSample.Record, below rows: [CSVSample.Record], _ bytes: ArraySlice<UInt8>
  ) -> String? {
    let texts = record.fields.map { CSVText.trimmedText($0, bytes) }
    let makes = texts.map { CellMake($0) }
    guard let first = makes.firstIndex(where: \.isValue) else { return nil }
    let isUnnamed = makes.count > 1 && texts[0].isEmpty
    if !makes.contains(.word), !isUnnamed, texts[0].first != "#" { return texts[first] }
    let below = rows.map { $0.makes(bytes) }
    var isData = false
    for (column, make) in makes.enumerated() where make != .blank {
      guard let usual = below.usual(column) else { continue }
      if make == usual {
        isData = isData || make.isValue
      } else if make != .word || usual.isValue {
        return nil
      }
    }
    let numbers = zip(texts, makes).filter { $1 == .number }.map(\.0)
    return isData && !count(up: numbers) ? texts[first] : nil
  }

  /// Whether numbers may be names: years, or at least two whole numbers of equal distance.
  private static func count(up texts: [String]) -> Bool {
    let numbers = texts.compactMap { Int($0) }
    guard numbers.count == texts.count, !numbers.isEmpty else { return false }
    let steps = zip(numbers, numbers.dropFirst()).map { $1 - $0 }
    return numbers.allSatisfy { 1000...2999 ~= $0 } || Set(steps).count == 1 && steps[0] != 0
  }
}
