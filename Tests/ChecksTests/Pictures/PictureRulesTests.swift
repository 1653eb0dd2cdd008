import Checks
import Foundation
import Testing

@Suite struct PictureRulesTests {
  static let place = "P010 error metadata tells where the picture was taken"
  static let serial = "P010 warning metadata holds the serial number of a camera or lens"
  static let person = "P010 warning metadata names a person"
  static let unreadable = "P010 warning compressed metadata that this check cannot read"
  static let program = "P010 hint metadata names the program that made the file"

  func fixture(_ name: String) throws -> [UInt8] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures")
    return [UInt8](try Data(contentsOf: folder.appendingPathComponent(name)))
  }

  /// Pictures of one pixel, written by Pillow with a place, a serial number and an artist.
  @Test(arguments: ["all.jpg", "all.png", "all.webp"])
  func findsPlaceSerialAndArtist(name: String) throws {
    #expect(described(PictureRules.findings(in: try fixture(name))) == [Self.place, Self.serial, Self.person])
  }

  @Test(arguments: [("clean.jpg", []), ("clean.webp", []), ("zero.jpg", []), ("xmp.webp", [place, person])])
  func findsNothingMore(name: String, findings: [String]) throws {
    #expect(described(PictureRules.findings(in: try fixture(name))) == findings)
  }

  @Test(arguments: ["all.jpg", "all.png", "all.webp", "all.tiff", "xmp.webp"])
  func survivesDamage(name: String) throws {
    let whole = try fixture(name)
    let known = Set(PictureRules.findings(in: whole))
    for end in 0..<whole.count {
      #expect(known.union(PictureRules.findings(in: Array(whole[..<end]))).count <= known.count + 1)
    }
    for index in whole.indices {
      var bytes = whole
      bytes[index] = 0xFF
      #expect(PictureRules.findings(in: bytes).count <= 5)
    }
  }

  @Test(arguments: [
    ("tEXt", "Author\0Jan", [person]), ("tEXt", "Author\0 ", []), ("tEXt", "Comment\0Jan", []),
    ("zTXt", "Author\0\0x", [unreadable]),
    ("iTXt", "XML:com.adobe.xmp\0\0\0\0\0<x exif:GPSLatitude=\"52,1N\"/>", [place]),
    ("iTXt", "XML:com.adobe.xmp\0\0\0\0\0<x exif:GPSLatitude=\"\"/>", []),
    ("iTXt", "XML:com.adobe.xmp\0\u{1}\0\0\0x", [unreadable]), ("zTXt", "Raw profile type exif\0\0x", [unreadable]),
    ("zTXt", "Raw profile type icc\0\0x", []),
  ])
  func readsTheTextOfPNG(type: String, data: String, findings: [String]) {
    let length = (0..<4).reversed().map { UInt8(truncatingIfNeeded: data.utf8.count >> ($0 * 8)) }
    let png =
      [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + length + Array(type.utf8) + Array(data.utf8) + [0, 0, 0, 0]
    #expect(described(PictureRules.findings(in: png)) == findings)
  }

  @Test(arguments: [
    ("/Author (Jan) /Producer (x)", [person, program]), ("/Author () ", []), ("/Author <4A616E>", [person]),
    ("/Author 4 0 R", []),
    ("<dc:creator><rdf:Seq><rdf:li>Jan</rdf:li></rdf:Seq></dc:creator>", [person]),
    ("<dc:creator><rdf:Seq><rdf:li></rdf:li></rdf:Seq></dc:creator>", []),
  ])
  func readsPDF(text: String, findings: [String]) {
    #expect(described(PictureRules.findings(in: Array("%PDF-1.7\n\(text)".utf8))) == findings)
  }

  @Test func readsTheByLineOfJPEG() {
    let record: [UInt8] = Array("Photoshop 3.0\0".utf8) + [0x1C, 2, 80, 0, 3] + Array("Jan".utf8)
    let jpeg: [UInt8] = [0xFF, 0xD8, 0xFF, 0xED, 0, UInt8(record.count + 2)] + record + [0xFF, 0xD9]
    #expect(described(PictureRules.findings(in: jpeg)) == [Self.person])
  }

  @Test(arguments: ["", "GIF89a", "%PD", "tekst", "\u{FF}\u{D8}"])
  func knowsNothingOfOtherFiles(text: String) {
    #expect(PictureRules.findings(in: Array(text.utf8)).isEmpty)
  }
}
