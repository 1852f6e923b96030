/// A way to write a value, with what makes the value of the numbers.
///
/// The list of all forms of a type is what parses its texts, what an error offers, and what help and
/// manual show.
package struct TextForm<Value: Sendable>: Sendable {
  /// How it looks.
  package let shape: FormShape
  /// The value of numbers, of which there is one for each field and several for a list.
  let make: @Sendable (_ numbers: [Double]) -> Value

  /// A form from its fields and what it makes of their numbers.
  package init(
    _ name: String, _ fields: FormShape.Field..., isShort: Bool = false, note: String? = nil,
    make: @escaping @Sendable (_ numbers: [Double]) -> Value
  ) {
    shape = FormShape(name, fields, isShort: isShort, note: note)
    self.make = make
  }
}

extension Array {
  /// The value of a text that has one of these forms; nil where it has none.
  func value<Value>(of text: String) -> Value? where Element == TextForm<Value> {
    guard let written = OptionText(text) else { return nil }
    for form in self where form.shape.name == written.name {
      if let numbers = form.shape.filled(written.numbers) { return form.make(numbers) }
    }
    return nil
  }
}
