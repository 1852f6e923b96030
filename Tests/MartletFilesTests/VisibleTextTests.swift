import MartletFiles
import Testing

/// Text from a file as it is shown: nothing in it acts on the terminal, and nothing hides.
struct VisibleTextTests {
  @Test(
    "Control, direction and hidden characters are written out as escapes",
    arguments: [
      ("a\u{1B}[31mb", #"a\u{1B}[31mb"#), ("\u{1B}]0;title\u{7}", #"\u{1B}]0;title\u{7}"#),
      ("a\u{9B}31mb", #"a\u{9B}31mb"#), ("a\u{7F}\u{8}b", #"a\u{7F}\u{8}b"#),
      ("a\nb\rc\td\r\n", #"a\nb\rc\td\r\n"#), ("\u{0}", #"\u{0}"#),
      ("a\u{B}\u{C}b", #"a\u{B}\u{C}b"#),
      ("a\u{85}\u{2028}\u{2029}b", #"a\u{85}\u{2028}\u{2029}b"#),
      ("\u{202E}abc", #"\u{202E}abc"#), ("a\u{2066}b\u{2069}", #"a\u{2066}b\u{2069}"#),
      ("a\u{200E}\u{200F}\u{61C}", #"a\u{200E}\u{200F}\u{61C}"#),
      ("Clo\u{200B}se", #"Clo\u{200B}se"#), ("\u{FEFF}Close", #"\u{FEFF}Close"#),
      ("a\u{200D}b", #"a\u{200D}b"#), ("a\u{AD}b", #"a\u{AD}b"#), ("a\u{34F}b", #"a\u{34F}b"#),
      ("a\u{3164}", #"a\u{3164}"#), ("y\u{FE0F}", #"y\u{FE0F}"#), ("1\u{FE0F}", #"1\u{FE0F}"#),
      ("a\u{E0041}", #"a\u{E0041}"#), ("😀\u{200D}", #"😀\u{200D}"#), ("م\u{200C}", #"م\u{200C}"#),
      ("\u{200D}😀", #"\u{200D}😀"#), ("a\u{FFF9}b", #"a\u{FFF9}b"#),
    ])
  func isWrittenOut(text: String, shown: String) {
    #expect(text.visible == shown)
    #expect(shown.visible == shown)
  }

  @Test(
    "Joiners and selectors that scripts and emoji need stay as they are",
    arguments: [
      "", "Close", "Schlusskurs größe", "שלום עולם", "سعر الإغلاق", "می\u{200C}خواهم", "क्\u{200D}ष",
      "ක්\u{200D}ර", "東京 🐦", "👩\u{200D}🌾 👨\u{200D}👩\u{200D}👧", "🏳\u{FE0F}\u{200D}🌈",
      "❤\u{FE0F}\u{200D}🔥",
      "1\u{FE0F}\u{20E3}", "👩🏽\u{200D}🚀", "葛\u{E0100}", "\u{600}١٢", "e\u{301}", "a\u{A0}b", "⠉░│┤",
      "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}", #"C:\u{1B}"#,
    ])
  func staysAsItIs(text: String) { #expect(text.visible == text) }

  @Test("Random text shows no control character, and showing it twice changes nothing")
  func noControlCharacterIsLeft() {
    var state: UInt64 = 19
    let pool: [UInt32] =
      Array(0...0xA0) + [0x200B, 0x200C, 0x200D, 0x202E, 0x2066, 0x2069, 0xFE0F, 0x1F3F4, 0xE0067]
      + [0x94D, 0x915, 0x645, 0x1F600, 0x1F3FD, 0x301, 0x2028, 0x4E00]
    for _ in 0..<5_000 {
      var text = ""
      for _ in 0..<12 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let scalar = Unicode.Scalar(pool[Int((state >> 33) % UInt64(pool.count))])
        if let scalar { text.unicodeScalars.append(scalar) }
      }
      let shown = text.visible
      #expect(shown.visible == shown, "\(text.unicodeScalars.map { String($0.value, radix: 16) })")
      #expect(
        !shown.unicodeScalars.contains {
          $0.properties.generalCategory == .control || (0x202A...0x202E).contains($0.value)
            || (0x2066...0x2069).contains($0.value)
        })
    }
  }

  @Test("The place of an error shows control characters of a file name as escapes")
  func errorsShowTheNameOfAFile() {
    let place = SourceLocation(file: "a\u{1B}[2J\n.csv", line: 3)
    #expect(place.description == #"a\u{1B}[2J\n.csv:3"#)
    #expect(place.file == "a\u{1B}[2J\n.csv")
  }
}
