/// One page in HTML that needs nothing else: no network, no script, styles and charts inside.
package struct Page: Sendable {
  private let title: String
  private let body: [Markup]

  package init(title: String, body: [Markup]) {
    self.title = title
    self.body = body
  }

  /// The whole file.
  package var text: String {
    let head = Markup.tag(
      "head", [:],
      [
        .tag("meta", ["charset": "utf-8"]),
        .tag("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
        .tag("meta", ["name": "color-scheme", "content": "light dark"]),
        .tag("title", [:], title), .tag("style", [:], PageStyle.text),
      ])
    return "<!DOCTYPE html>\n"
      + Markup.tag("html", ["lang": "en"], [head, .tag("body", [:], body)]).html + "\n"
  }
}
