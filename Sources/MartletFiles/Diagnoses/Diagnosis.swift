/// An error that says where, what and what to do about it, all of it data.
///
/// What it prints names properties of the library; the command renders the same wordings as flags.
public protocol Diagnosis: Error, CustomStringConvertible {
  /// The place in a file; nil when the error concerns none.
  var location: SourceLocation? { get }
  /// What is wrong, without the place.
  var what: Wording { get }
  /// What to do about it; nil when ``what`` says it all.
  var remedy: Wording? { get }
  /// The kind of remedy the error needs.
  var category: DataError.Category { get }
  /// What the error says of itself in one line.
  var line: Wording { get }
}

extension Diagnosis {
  public var location: SourceLocation? { nil }

  /// What is wrong, in words for Swift.
  public var message: String { what.description }

  /// What to do about it, in words for Swift; nil when the message says it all.
  public var hint: String? { remedy?.description }

  /// The place, what is wrong and what to do: `a.csv:3: error: ...; hint: ...`.
  public var line: Wording {
    let place = location.map { "\($0): " } ?? ""
    let advice: Wording = remedy.map { "; hint: \($0)" } ?? ""
    return "\(place)error: \(what)\(advice)"
  }

  public var description: String { line.description }
}
