import MartletTables
import MartletTestSupport
import Testing

struct NumberParserTests {
  /// Parses texts as the cells of one column.
  private func numbers(_ texts: [String]) throws -> [Double] {
    try table("x\n" + texts.map { "\"\($0)\"\n" }.joined()).numbers(0)
  }

  @Test("100,000 numbers of many forms are read as by the standard library")
  func agreesWithTheStandardLibraryToTheBit() throws {
    var generator = SeededGenerator(seed: 7)
    var texts: [String] = []
    for index in 0..<100_000 {
      switch index % 5 {
      case 0:  // any finite double, shortest form
        let value = Double(bitPattern: generator.next())
        texts.append(value.isFinite ? "\(value)" : "0")
      case 1:  // prices
        texts.append("\(Double(Int.random(in: 0...10_000_000, using: &generator)) / 100)")
      default:  // digits with a point anywhere and sometimes an exponent
        var digits = String(generator.next() >> UInt64.random(in: 0...63, using: &generator))
        if index % 3 == 0 { digits += String(generator.next()) }
        let offset = Int.random(in: 0...digits.count, using: &generator)
        digits.insert(".", at: digits.index(digits.startIndex, offsetBy: offset))
        if index % 2 == 0 { digits += "e\(Int.random(in: -330...290, using: &generator))" }
        texts.append((index % 7 == 0 ? "-" : "") + digits)
      }
    }
    texts = texts.filter { Double($0)?.isFinite ?? false }
    #expect(texts.count > 95_000)
    let parsed = try numbers(texts)
    let wrong = zip(texts, parsed).filter { Double($0)?.bitPattern != $1.bitPattern }
    #expect(wrong.isEmpty, "\(wrong.prefix(5))")
  }

  /// Between other digits and without quotes.
  @Test(
    "Numbers of every length and place of the mark are read to the bit",
    arguments: [DecimalMark.point, .comma])
  func everyShapeAgreesToTheBit(mark: DecimalMark) throws {
    var texts: [String] = []
    for count in 1...18 {
      for place in -1...count {
        let digits = (0..<count).map { String(($0 * 7 + count * 3 + place + 1) % 10) }
        var text = digits.joined()
        if place >= 0 { text.insert(".", at: text.index(text.startIndex, offsetBy: place)) }
        texts += [text, "-" + text]
      }
    }
    let shown = texts.map { mark == .comma ? $0.replacing(".", with: ",") : $0 }
    let rows = shown.map { "98765432198765;\($0);12345\n" }.joined()
    let parsed = try table("a;x;b\n" + rows).numbers(1)
    let wrong = zip(texts, parsed).filter { Double($0)?.bitPattern != $1.bitPattern }
    #expect(wrong.isEmpty, "\(wrong.prefix(5))")
  }

  /// 17 to 19 digits, where about one quotient in a thousand looks like a tie and is none.
  @Test("Decimals of 17 to 19 digits are read to the bit") func longDecimalsAgreeToTheBit() throws {
    var generator = SeededGenerator(seed: 8)
    let texts = (0..<100_000).map { _ in
      var digits = String(UInt64.random(in: 1 << 54...9_999_999_999_999_999_999, using: &generator))
      let offset = Int.random(in: 0..<digits.count, using: &generator)
      digits.insert(".", at: digits.index(digits.startIndex, offsetBy: offset))
      return digits
    }
    let wrong = zip(texts, try numbers(texts)).filter { Double($0)?.bitPattern != $1.bitPattern }
    #expect(wrong.isEmpty, "\(wrong.prefix(5))")
  }

  @Test(
    "Numbers at the limits of doubles are read to the bit",
    arguments: [
      "0.1", "-0", "+1", ".5", "5.", "1E5", "1e+05", "9007199254740993", "9007199254740993.0",
      "9007199254740992.5", "0.30000000000000004", "17.976931348623157e307", "4.9e-324",
      "2.2250738585072011e-308", "1e-400", "12345678901234567.5", "1844674407370955161.5",
      "9999999999999999999.9", "0.0000000000000000000000000", "8.41",
      "5.827000141143799", "30.5310001373291", "0.000000001234567890123456789",
    ])
  func edges(_ text: String) throws {
    let expected = try #require(Double(text))
    #expect(try numbers([text])[0].bitPattern == expected.bitPattern)
  }

  @Test(
    "Empty cells, NA, null and the like are missing",
    arguments: [
      "", " ", "NA", "N/A", "NaN", "nan", "null", "NULL", "None", ".", "-", "#N/A",
    ])
  func missing(_ text: String) throws {
    #expect(try numbers([text, "1"])[0].isNaN)
  }

  @Test("Spaces and tabs around a number do not count")
  func spacesAroundANumberDoNotCount() throws {
    #expect(try numbers([" 1.5\t"]) == [1.5])
  }

  @Test(
    "Text that only resembles a number is no number",
    arguments: [
      "abc", "1e", "e5", "1.2.3", "--1", "+-1", "0x10", "1_000", "1 00", "1e5.5", "1e+", "+", "1..",
      "1f", "nay", "Infinity5", "12a",
    ])
  func notANumber(_ text: String) {
    #expect(message { _ = try numbers([text]) }.contains("is not a number"))
  }

  @Test(
    "An infinite or overflowing number is an error",
    arguments: ["inf", "-inf", "Infinity", "+INF", "1e999", "-1e309"])
  func notFinite(_ text: String) {
    #expect(message { _ = try numbers([text]) }.contains("is not a finite number"))
  }
}
