extension Engine {
  func linked(_ input: Value, _ arguments: FilterArguments) throws(Complaint) -> Value {
    throw Complaint("'urlize' is not available yet")
  }

  func unescaped(_ text: String) -> String {
    text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&#34;", with: "\"")
      .replacing("&quot;", with: "\"").replacing("&#39;", with: "'").replacing("&amp;", with: "&")
  }
}
