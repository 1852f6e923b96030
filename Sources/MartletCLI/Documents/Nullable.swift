/// A part of a JSON document that is written as null where there is no value, or no finite one,
/// rather than left out: all documents of a kind have the same keys.
@propertyWrapper
struct Nullable<Value: Encodable>: Encodable {
  var wrappedValue: Value?

  init(wrappedValue: Value?) { self.wrappedValue = wrappedValue }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if let wrappedValue, (wrappedValue as? Double)?.isFinite ?? true {
      try container.encode(wrappedValue)
    } else {
      try container.encodeNil()
    }
  }
}
