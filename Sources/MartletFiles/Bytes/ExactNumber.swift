/// A number that is written and read back without losing a bit.
///
/// A finite number is written as a number. Minus zero and what is not finite have no exact form in JSON:
/// they are written as the hexadecimal digits of their bits, "7ff8000000000000".
package struct ExactNumber: Codable, Sendable {
  package let value: Double

  package init(_ value: Double) { self.value = value }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let digits = try? container.decode(String.self) else {
      value = try container.decode(Double.self)
      return
    }
    guard let bits = UInt64(digits, radix: 16) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "'\(digits)' is not the bits of a number")
    }
    value = Double(bitPattern: bits)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if value.isFinite, value != 0 || value.sign == .plus {
      try container.encode(value)
    } else {
      try container.encode(String(value.bitPattern, radix: 16))
    }
  }
}
