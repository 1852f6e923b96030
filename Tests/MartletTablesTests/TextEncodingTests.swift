import MartletFiles
import MartletPanels
import MartletTables
import MartletTestSupport
import Testing

/// Files in which a character is a byte, and bytes that are no characters.
struct TextEncodingTests {
  /// A text as Windows writes it; of what is not ASCII these tests use the characters below.
  private func windows(_ text: String) -> [UInt8] {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "\u{20AC}": 0x80
      case "\u{160}": 0x8A
      case "\u{2019}": 0x92
      default: UInt8(scalar.value)
      }
    }
  }

  @Test(
    "Column names in Windows-1252 are recognised, with a note",
    arguments: [
      "Datum;Schlu\u{DF}kurs", "A\u{F1}o;Precio", "Ann\u{E9}e;\u{C9}t\u{E9}", "ds;Preis \u{20AC}",
      "ds;L\u{2019}or",
      "ds;T \u{B0}C", "ds;\u{160}koda",
    ])
  func windowsIsRecognised(_ names: String) throws {
    let rows = (1...9).map { "\($0);9\($0),5\n" }.joined()
    let parsed = try CSVTable(bytes: windows(names + "\n" + rows), name: "a.csv")
    #expect(parsed.header == names.split(separator: ";").map(String.init))
    #expect(parsed.dialect.encoding == .windows1252)
    #expect(parsed.dialect.notes.contains("Windows-1252"))
    #expect(try parsed.numbers(1)[0] == 91.5)
  }

  @Test("Series ids in Windows-1252 are read with their characters")
  func idsAndWordsAreReadToo() throws {
    let text =
      "unique_id,ds,y\n" + ["M\u{FC}nchen", "K\u{F6}ln"].map { "\($0),1,5\n\($0),2,6\n" }.joined()
    let parsed = try CSVTable(bytes: windows(text), name: "a.csv")
    let found = try PanelReader(files: ["a.csv"]).panel(of: [parsed])
    #expect(found.series.map(\.id) == ["M\u{FC}nchen", "K\u{F6}ln"])
  }

  @Test("The encoding that an option names is used") func anOptionSaysIt() throws {
    let bytes: [UInt8] = Array("ds,".utf8) + [0x80, 0xE4, 0x0A] + Array("1,2\n".utf8)
    func names(_ encoding: TextEncoding) throws -> [String] {
      try CSVTable(bytes: bytes, name: "a.csv", options: CSVOptions(encoding: encoding)).header
    }
    #expect(try names(.windows1252) == ["ds", "\u{20AC}\u{E4}"])
    #expect(try names(.latin1) == ["ds", "\u{80}\u{E4}"])
    #expect(try names(.utf8) == ["ds", "\u{FFFD}\u{FFFD}"])
    let utf8 = try CSVTable(
      bytes: Array("ds,\u{E4}\n1,2\n".utf8), name: "a.csv", options: CSVOptions(encoding: .latin1))
    #expect(utf8.header == ["ds", "\u{C3}\u{A4}"])
  }

  /// With characters at the edges of the pieces.
  @Test("A Windows-1252 file read in pieces gives the panel of one read whole")
  func streamsAgreeWithTables() throws {
    let rows = (0..<40_000).map { "B\u{E4}r\($0 % 7),\($0 / 7),\($0)\n" }
    let bytes = windows("unique_id,ds,y\n" + rows.joined())
    try inTemporaryFolder { folder in
      let path = try folder.write(bytes, to: "a.csv")
      let reader = PanelReader(files: [path])
      let streamed = try reader.panel()
      #expect(streamed.series == (try reader.panel(of: [CSVTable(contentsOf: path)])).series)
      #expect(streamed.series.map(\.id) == (0..<7).map { "B\u{E4}r\($0)" })
    }
  }

  /// Cyrillic, Greek and Japanese, and damaged UTF-8.
  @Test(
    "Names in other encodings are kept with a replacement sign and a note",
    arguments: [
      [0xD6, 0xE5, 0xED, 0xE0], [0xD4, 0xE9, 0xEC, 0xDE], [0x89, 0xBF, 0x8A, 0x69],
      [0xC3, 0xA4, 0x61, 0xE4, 0x61],
    ] as [[UInt8]])
  func othersAreNotGuessed(_ name: [UInt8]) throws {
    let bytes = Array("ds,y,".utf8) + name + Array("\n1,2,3\n2,3,4\n".utf8)
    let parsed = try CSVTable(bytes: bytes, name: "a.csv")
    #expect(parsed.dialect.encoding == .utf8 && parsed.header[2].contains("\u{FFFD}"))
    let found = try PanelReader(files: ["a.csv"], target: "y").panel(of: [parsed])
    #expect(
      found.source.files[0].notes.map(\.commandLine)
        == ["column names that are not UTF-8 (--encoding)"])
  }

  @Test("Broken bytes in an unused column stop no reading") func brokenNotesStopNothing() throws {
    let bytes =
      Array("ds,y,note\n1,2,ok\n2,3,".utf8) + [0xFF, 0xFE, 0xE9] + Array("\n3,4,\"".utf8) + [0xC0]
      + Array("\"\n".utf8)
    let parsed = try CSVTable(bytes: bytes, name: "a.csv")
    #expect(try PanelReader(files: ["a.csv"], target: "y").panel(of: [parsed]).series[0].count == 3)
    try inTemporaryFolder { folder in
      let path = try folder.write(bytes, to: "a.csv")
      #expect(
        try PanelReader(files: [path], target: "y").panel().series[0].target.values == [2, 3, 4])
    }
  }

  @Test(
    "Broken bytes in a column in use are an error with their place",
    arguments: [
      ("unique_id,ds,y\nA,1,2\n", ",2,3\n", "3:1"), ("y,ds\n2,1\n3,", "\n", "3:2"),
      ("ds,y\n1,2\n2,", "\n", "3:2"),
    ])
  func brokenCellsOfColumnsInUseAreErrors(_ before: String, after: String, place: String) {
    let bytes = Array(before.utf8) + [0xE0, 0xE1, 0xE2] + Array(after.utf8)
    let found = message {
      let parsed = try CSVTable(bytes: bytes, name: "a.csv")
      _ = try PanelReader(files: ["a.csv"], target: "y").panel(of: [parsed])
    }
    #expect(
      found
        == "a.csv:\(place): error: there are bytes that are not UTF-8; hint: --encoding windows-1252 or "
        + "latin1 for Western Europe; else make it UTF-8: iconv -f NAME -t UTF-8 a.csv > utf8.csv")
  }
}
