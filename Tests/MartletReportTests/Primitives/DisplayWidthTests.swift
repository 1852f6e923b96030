import MartletFiles
import MartletReport
import Testing

struct DisplayWidthTests {
  @Test("Text is wrapped between words, and a longer word has a line of its own")
  func linesEndBetweenWords() {
    #expect("one two three".wrapped(to: 13) == ["one two three"])
    #expect("one two three".wrapped(to: 8) == ["one two", "three"])
    #expect("immeasurable word".wrapped(to: 5) == ["immeasurable", "word"])
  }

  @Test("Every line of wrapped indented text has the indent") func indentedTextStaysSo() {
    #expect("  one two three".wrapped(to: 9) == ["  one two", "  three"])
    #expect("  immeasurable word".wrapped(to: 6) == ["  immeasurable", "  word"])
  }

  /// A width is that of what is shown, so that columns stand below each other.
  @Test(
    "The display width counts wide characters twice and controls as their escapes",
    arguments: [
      ("", 0), ("abc", 3), ("a\u{1B}[31mb", 12), ("a\nb", 4), ("\r\n", 4), ("東京", 4), ("é", 1),
      ("e\u{301}", 1), ("a\u{200D}b", 10), ("👩\u{200D}🌾", 2), ("❤\u{FE0F}", 2), ("\u{9B}1m", 8),
    ])
  func widthOfWhatIsShown(text: String, width: Int) {
    #expect(text.displayWidth == width)
    #expect(text.prefix(displayWidth: 40) == text.visible)
    #expect(text.prefix(displayWidth: 5).displayWidth <= 5)
  }

  @Test("Columns of a table align by what is shown for control characters")
  func tablesAlignWhatIsShown() {
    var table = TextTable([("name", .left), ("\u{1B}x", .right)])
    table.append(["a\u{1B}b", "1"])
    table.append(["abcdefgh", "22"])
    #expect(
      table.lines().map(\.visible) == [
        "name      \\u{1B}x", "a\\u{1B}b        1", "abcdefgh       22",
      ])
  }

  @Test("Control characters in a progress label are shown as escapes within the width")
  func progressShowsWhatItMeans() {
    let line = ProgressBar.line(
      done: 1, total: 2, elapsed: 1, label: "A\u{1B}[2J\u{7} fold 1", width: 60)
    #expect(line.visible.contains("A\\u{1B}[2J\\u{7}"))
    #expect(line.displayWidth <= 60)
  }
}
