import Calendar
import Text

extension [UInt8] {
  mutating func appendXMLHeader(stylesheet: String? = nil) {
    append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    guard let stylesheet else { return }
    append("<?xml-stylesheet type=\"text/css\"")
    appendAttribute(" href", url: stylesheet)
    append("?>\n")
  }

  /// `<name>text</name>` on a line of its own.
  mutating func appendElement(_ name: StaticString, _ text: String, _ place: XMLPlace = .text) {
    appendElement(name) { $0.appendXML(text, place) }
  }

  mutating func appendElement(_ name: StaticString, url: String) {
    appendElement(name) { $0.appendURL(url) }
  }

  mutating func appendElement(_ name: StaticString, _ content: (inout [UInt8]) -> Void) {
    append("<")
    append(name)
    append(">")
    content(&self)
    append("</")
    append(name)
    append(">\n")
  }

  /// `name="text"`; the name brings the space before it.
  mutating func appendAttribute(_ name: StaticString, _ text: String) {
    append(name)
    append("=\"")
    appendXML(text, .attribute)
    append("\"")
  }

  mutating func appendAttribute(_ name: StaticString, url: String) {
    append(name)
    append("=\"")
    appendURL(url)
    append("\"")
  }

  mutating func appendAttribute(_ name: StaticString, number: Int) {
    append(name)
    append("=\"")
    append(String(number))
    append("\"")
  }

  /// Appends a URL in ASCII. Most are that already.
  mutating func appendURL(_ url: String) {
    var text = url
    let isDone = text.withUTF8 { bytes in
      guard isASCIIURL(bytes) else { return false }
      appendXML(bytes, .attribute)
      return true
    }
    if !isDone { appendXML(asciiURL(url), .attribute) }
  }
}
