import Foundation
import Testing

@testable import ZorgSite

/// A decision changes the status and not one other byte.
@Suite struct StatusEditTests {
  func edited(_ text: String, path: String, to status: ZorgSite.Comment.Status = .approved) throws -> String {
    let entry = try EntryText(Array(text.utf8), path: path)
    return String(decoding: try StatusEdit(status: status).apply(to: entry, path: path), as: UTF8.self)
  }

  @Test(arguments: [
    (
      "---\nauthor: A\nstatus: pending\n---\nstatus: pending\n",
      "---\nauthor: A\nstatus: approved\n---\nstatus: pending\n"
    ),
    (
      "---\nstatus:   \"pending\"   # nog lezen\nauthor: A\n---\n",
      "---\nstatus:   \"approved\"   # nog lezen\nauthor: A\n---\n"
    ),
    ("---\nstatus: 'pending'\nauthor: A\n...\ntekst", "---\nstatus: 'approved'\nauthor: A\n...\ntekst"),
    ("---\nstatus:\nauthor: A\n---\n", "---\nstatus: approved\nauthor: A\n---\n"),
    ("---\nstatus: ~\nauthor: A\n---\n", "---\nstatus: approved\nauthor: A\n---\n"),
    ("---\n{author: A, status: pending}\n---\n", "---\n{author: A, status: approved}\n---\n"),
    (
      "---\nauthor: Zoë # é\nnote: |\n  status: pending\n---\n\n\n",
      "---\nauthor: Zoë # é\nnote: |\n  status: pending\nstatus: approved\n---\n\n\n"
    ),
    (
      "\u{FEFF}---\r\nauthor: A\r\n---\r\ntekst\r\n", "\u{FEFF}---\r\nauthor: A\r\nstatus: approved\r\n---\r\ntekst\r\n"
    ),
    (
      "\u{FEFF}---\r\nstatus: pending\r\nauthor: A\r\n---\r\n",
      "\u{FEFF}---\r\nstatus: approved\r\nauthor: A\r\n---\r\n"
    ),
    ("---\n  author: A\n  date: 2024-01-01\n---\n", "---\n  author: A\n  date: 2024-01-01\n  status: approved\n---\n"),
  ])
  func keepsAllOtherBytesOfMarkdown(before: String, after: String) throws {
    #expect(try edited(before, path: "a.md") == after)
  }

  @Test(arguments: [
    (
      "_id: 1\nname: A\nmessage: x\n---\nrest: y\n", "a.yml",
      "status: approved\n_id: 1\nname: A\nmessage: x\n---\nrest: y\n"
    ),
    ("\u{FEFF}name: A\r\nmessage: x\r\n", "a.yml", "\u{FEFF}status: approved\r\nname: A\r\nmessage: x\r\n"),
    (
      "---\nname: A\nmessage: \"status: pending\"\n", "a.yaml",
      "---\nstatus: approved\nname: A\nmessage: \"status: pending\"\n"
    ),
    (
      "{\"name\": \"A\", \"message\": \"x\"}", "a.json",
      "{\"status\": \"approved\", \"name\": \"A\", \"message\": \"x\"}"
    ),
    ("{\n  \"name\": \"A\"\n}\n", "a.json", "{\n  \"status\": \"approved\",\n  \"name\": \"A\"\n}\n"),
    ("{\"name\":\"é\",\"status\":\"hidden\"}\n", "a.json", "{\"name\":\"é\",\"status\":\"approved\"}\n"),
    ("{\"status\": null, \"name\": \"A\"}", "a.json", "{\"status\": \"approved\", \"name\": \"A\"}"),
  ])
  func keepsAllOtherBytesOfStaticmansEntries(before: String, path: String, after: String) throws {
    #expect(try edited(before, path: path) == after)
  }

  @Test(arguments: [
    "---\nstatus: |\n  pending\nauthor: A\n---\n", "---\nstatus: &a pending\nauthor: *a\n---\n",
    "---\nstatus: [a]\n---\n",
    "---\n---\ntekst\n",
  ])
  func refusesWhatItCannotChangeAlone(text: String) throws {
    #expect(throws: Refusal.self) { try edited(text, path: "a.md") }
  }
}
