import MartletReport
import Testing

/// Markup is written so that no text can become a part of it.
@Suite struct MarkupTests {
  @Test("Signs of markup in text and attributes are escaped") func escaping() {
    let text = #"<script>alert("x")</script> & 'y'"#
    let escaped = "&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;y&#39;"
    let markup = Markup.tag("p", ["title": text], text)
    #expect(markup.html == "<p title=\"\(escaped)\">\(escaped)</p>")
    #expect(WellFormed.problem(markup.html) == nil)
  }

  @Test("Control and direction characters in markup are written out as escapes")
  func whatCannotBeSeenIsWrittenOut() {
    #expect(
      Markup.text("a\u{0}\u{1B}\u{FFFE}\u{1FFFF}b").html == "a\\u{0}\\u{1B}\u{FFFD}\u{FFFD}b")
    #expect(Markup.text("a\tb\nc é 東京 שלום 🐦").html == "a\\tb\nc é 東京 שלום 🐦")
    // A name is on one line, an attribute is safe too.
    #expect(Markup.name("a\nb\u{2028}c").html == "<bdi>a\\nb\\u{2028}c</bdi>")
    #expect(
      Markup.tag("p", ["title": "\u{202E}a\u{2066}"], "b").html
        == "<p title=\"\\u{202E}a\\u{2066}\">b</p>")
    #expect(Page(title: "a\u{7}", body: []).text.contains("<title>a\\u{7}</title>"))
  }

  @Test("An element without content closes itself, and a name stands in a bdi element")
  func elements() {
    #expect(Markup.tag("br").html == "<br/>")
    #expect(Markup.tag("td", ["class": "n"], [Markup]()).html == "<td class=\"n\"></td>")
    #expect(Markup.name("שלום").html == "<bdi>שלום</bdi>")
  }

  @Test(
    "The check for well-formed markup finds each kind of mistake",
    arguments: [
      "<p>", "</p>", "<p><b></p></b>", "<p>a & b</p>", "<p class=x></p>", "<p a=\"1\" a=\"2\"></p>",
      "<p", "<p>&nbsp;</p>",
    ])
  func theCheckFinds(page: String) { #expect(WellFormed.problem(page) != nil) }

  @Test("A table of a page leaves out a column that has no text")
  func tablesLeaveEmptyColumnsOut() {
    var table = PageTable([("a", .name), ("b", .text), ("c", .number)])
    #expect(table.isEmpty)
    table.append([.text("1"), .text(""), .text("3")])
    table.append([.text("4"), .text(""), .text("")], isMarked: true)
    let html = table.markup.html
    #expect(!html.contains("<bdi>b</bdi>") && html.contains("<bdi>c</bdi>"))
    #expect(html.contains("<tr class=\"new\"><td class=\"name\">4</td><td class=\"n\"></td></tr>"))
  }
}
