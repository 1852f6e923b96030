import MartletReport
import Testing

struct DisplayWidthTests {
  @Test func linesEndBetweenWords() {
    #expect("one two three".wrapped(to: 13) == ["one two three"])
    #expect("one two three".wrapped(to: 8) == ["one two", "three"])
    #expect("immeasurable word".wrapped(to: 5) == ["immeasurable", "word"])
  }

  @Test func indentedTextStaysSo() {
    #expect("  one two three".wrapped(to: 9) == ["  one two", "  three"])
    #expect("  immeasurable word".wrapped(to: 6) == ["  immeasurable", "  word"])
  }
}
