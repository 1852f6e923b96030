import MartletReport
import MartletTables
import Testing

@Suite struct CSVTextTests {
  @Test(
    "A CSV field is quoted where it holds a comma, a quote or a line end",
    arguments: [
      ("plain", "plain"), ("", ""), ("a b", "a b"), ("a,b", "\"a,b\""),
      ("say \"hi\"", "\"say \"\"hi\"\"\""),
      ("\"", "\"\"\"\""), ("two\nlines", "\"two\nlines\""), ("two\r\nlines", "\"two\r\nlines\""),
      ("café", "café"), ("\"\u{301}", "\"\"\"\u{301}\""),
    ])
  func field(text: String, expected: String) {
    #expect(CSVText.field(text) == expected)
  }

  @Test("A CSV record joins fields by commas, and quotes a single empty field") func record() {
    #expect(CSVText.record(["unique_id", "ds", "y"]) == "unique_id,ds,y\n")
    #expect(CSVText.record(["a,b", "", "c"]) == "\"a,b\",,c\n")
    #expect(CSVText.record(["", ""]) == ",\n")
    #expect(CSVText.record([""]) == "\"\"\n")
  }

  @Test(
    "A CSV number is as short as it can be, empty where it is not finite",
    arguments: [
      (0, "0"), (5031, "5031"), (-3, "-3"), (0.1, "0.1"), (2506.85, "2506.85"), (1e-7, "1e-07"),
      (1e20, "1e+20"), (.nan, ""), (.infinity, ""), (-.infinity, ""),
    ] as [(Double, String)])
  func number(value: Double, expected: String) {
    #expect(CSVText.number(value) == expected)
  }

  @Test("Numbers written to CSV read back as the same bits") func numbersReadBackTheSame() {
    for value in [
      0.1 + 0.2, 1.0 / 3, .leastNonzeroMagnitude, .greatestFiniteMagnitude, -0.0, 123_456_789.125,
    ] {
      #expect(Double(CSVText.number(value))?.bitPattern == value.bitPattern)
    }
  }
}
