package import MartletNumerics

/// How one way to write a value looks: a name, and numbers with slashes before them.
///
///     constant                  a name alone
///     step/EVERY/FACTOR         a number for each field
///     multi-step/AT/.../FACTOR  the first field is a list
package struct FormShape: Sendable, Hashable {
  /// A place for a number, or for several.
  package struct Field: Sendable, Hashable {
    /// What stands for the number in a text for people: `MOMENTUM`.
    package let name: String
    /// What the number may be.
    package let range: NumberRange
    /// The number where none is written; nil where one must be.
    package let start: Double?
    /// Whether several numbers stand here, each above the one before.
    package let isList: Bool

    /// A field for one number.
    package init(_ name: String, _ range: NumberRange, start: Double? = nil) {
      self.init(name, range, start: start, isList: false)
    }

    private init(_ name: String, _ range: NumberRange, start: Double?, isList: Bool) {
      self.name = name
      self.range = range
      self.start = start
      self.isList = isList
    }

    /// A field for rising numbers, one at least.
    package static func list(_ name: String, _ range: NumberRange) -> Field {
      Field(name, range, start: nil, isList: true)
    }
  }

  /// The word that a text of this form begins with.
  package let name: String
  /// The numbers after it. Fields with a start come last, and none stands beside a list.
  package let fields: [Field]
  /// Whether lists of forms show its name alone, for numbers that are seldom written.
  package let isShort: Bool
  /// What a manual adds.
  package let note: String?

  /// A form from its fields.
  package init(_ name: String, _ fields: [Field] = [], isShort: Bool = false, note: String? = nil) {
    self.name = name
    self.fields = fields
    self.isShort = isShort
    self.note = note
  }

  /// `/EVERY/FACTOR`; nothing for a name alone.
  package var numbersText: String {
    fields.enumerated().map { place, field in
      let isLast = place == fields.count - 1
      return "/\(field.name)" + (field.isList ? isLast ? "/.../\(field.name)" : "/..." : "")
    }.joined()
  }

  /// The numbers of all fields, starts put in; nil where the written ones do not fit.
  func filled(_ written: [Double]) -> [Double]? {
    guard let place = fields.firstIndex(where: \.isList) else {
      guard written.count <= fields.count else { return nil }
      let all = fields.enumerated().compactMap { place, field in
        place < written.count ? written[place] : field.start
      }
      let fit = all.count == fields.count && zip(fields, all).allSatisfy { $0.range.contains($1) }
      return fit ? all : nil
    }
    let length = written.count - fields.count + 1
    guard length >= 1 else { return nil }
    let list = written[place..<place + length]
    let others = written[..<place] + written[(place + length)...]
    let ranges = (fields[..<place] + fields[(place + 1)...]).map(\.range)
    let fit =
      list.allSatisfy(fields[place].range.contains)
      && zip(list, list.dropFirst()).allSatisfy { $0 < $1 }
      && zip(ranges, others).allSatisfy { $0.contains($1) }
    return fit ? written : nil
  }
}
