/// Values as one option: `2/2/1`. There is one at least.
public struct ValueList<Value: LosslessStringConvertible & Sendable & Hashable>: Sendable, Hashable,
  LosslessStringConvertible
{
  /// The values in the order in which they are written, at least one.
  public let values: [Value]

  /// Creates a list of at least one value.
  public init(_ values: [Value]) {
    precondition(!values.isEmpty, "ValueList: no values")
    self.values = values
  }

  /// Values with a slash between them; nil where one of them is none.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    let values = parts.compactMap { Value(String($0)) }
    guard values.count == parts.count else { return nil }
    self.values = values
  }

  public var description: String { values.map(\.description).joined(separator: "/") }
}
