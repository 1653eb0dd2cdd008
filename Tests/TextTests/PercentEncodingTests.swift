import Testing
import Text

@Suite struct PercentEncodingTests {
  @Test func writesBytesAsTwoUpperCaseDigits() {
    var bytes: [UInt8] = []
    for byte in [0x00, 0x0A, 0x20, 0xAF, 0xFF] as [UInt8] { bytes.appendPercentEncoded(byte) }
    #expect(String(decoding: bytes, as: UTF8.self) == "%00%0A%20%AF%FF")
  }

  @Test func leavesOnlyWhatIsAllowed() {
    #expect(percentEncoded("patiënt & co/-._~", where: isUnreserved) == "pati%C3%ABnt%20%26%20co%2F-._~")
    #expect(percentEncoded("a/b", where: { $0 == UInt8(ascii: "/") }) == "%61/%62")
    #expect(percentEncoded("", where: isUnreserved).isEmpty)
  }

  @Test func knowsTheUnreserved() {
    let unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"
    #expect((UInt8.min...UInt8.max).filter(isUnreserved) == unreserved.utf8.sorted())
  }
}
