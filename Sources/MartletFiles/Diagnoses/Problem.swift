/// What can be wrong with an input, as data. Each room has an enumeration of its own.
public protocol Problem: Sendable, Hashable {
  /// What is wrong, in words, without the place.
  var message: Wording { get }
  /// What to do about it; nil when the message says it all.
  ///
  /// - Parameter location: Where the problem is.
  func remedy(at location: SourceLocation?) -> Wording?
  /// The kind of remedy the problem needs.
  var category: DataError.Category { get }
}
