/// The one way in which a choice with numbers is written: `name/number/number`, for example
/// `huber/1` or `step/100/0.5`.
package struct OptionText {
  package let name: String
  package let numbers: [Double]

  /// - Returns: nil when a part after the name is not a finite number.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    let numbers = parts.dropFirst().map { Double($0) ?? .nan }
    guard let name = parts.first, numbers.allSatisfy(\.isFinite) else { return nil }
    self.name = String(name)
    self.numbers = numbers
  }

  /// `name/number/…`, whole numbers without a point.
  package static func text(_ name: String, _ numbers: Double...) -> String {
    text(name, numbers)
  }

  /// The same from a list.
  package static func text(_ name: String, _ numbers: [Double]) -> String {
    ([name] + numbers.map { $0 == $0.rounded() && abs($0) < 1e15 ? String(Int($0)) : "\($0)" })
      .joined(separator: "/")
  }
}
