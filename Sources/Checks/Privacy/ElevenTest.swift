/// Whether nine digits can be a citizen service number: weights 9 to 2 and -1, the sum a multiple of 11, not all the
/// same digit. Organisations' RSIN passes it too. <https://nl.wikipedia.org/wiki/Burgerservicenummer>
func passesElevenTest(_ digits: [UInt8]) -> Bool {
  guard digits.count == 9, Set(digits).count > 1 else { return false }
  var sum = -Int(digits[8] - 0x30)
  for (index, digit) in digits.dropLast().enumerated() { sum += Int(digit - 0x30) * (9 - index) }
  return sum % 11 == 0
}
