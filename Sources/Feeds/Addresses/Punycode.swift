/// A label in Punycode (RFC 3492, section 6.3), without the prefix `xn--`.
func punycode(_ label: String) -> String {
  let scalars = label.unicodeScalars.map { Int($0.value) }
  var output = scalars.filter { $0 < 0x80 }.map { UInt8(truncatingIfNeeded: $0) }
  let basicCount = output.count
  if basicCount > 0 { output.append(UInt8(ascii: "-")) }

  var (next, delta, bias) = (0x80, 0, 72)
  var handled = basicCount
  while handled < scalars.count, let smallest = scalars.filter({ $0 >= next }).min() {
    delta += (smallest - next) * (handled + 1)
    next = smallest
    for scalar in scalars {
      if scalar < next { delta += 1 }
      guard scalar == next else { continue }
      appendVariableLength(delta, bias: bias, to: &output)
      bias = adaptedBias(delta, count: handled + 1, isFirst: handled == basicCount)
      delta = 0
      handled += 1
    }
    delta += 1
    next += 1
  }
  return String(decoding: output, as: UTF8.self)
}

/// The number in digits of base 36 whose thresholds follow the bias; `a` to `z` are 0 to 25, `0` to `9` are 26 to 35.
private func appendVariableLength(_ number: Int, bias: Int, to output: inout [UInt8]) {
  func append(digit: Int) {
    output.append(UInt8(truncatingIfNeeded: digit < 26 ? digit + 0x61 : digit - 26 + 0x30))
  }
  var rest = number
  var position = 36
  while true {
    let threshold = min(max(position - bias, 1), 26)
    guard rest >= threshold else { break }
    append(digit: threshold + (rest - threshold) % (36 - threshold))
    rest = (rest - threshold) / (36 - threshold)
    position += 36
  }
  append(digit: rest)
}

/// The bias for the next number (RFC 3492, section 6.1).
private func adaptedBias(_ delta: Int, count: Int, isFirst: Bool) -> Int {
  var delta = isFirst ? delta / 700 : delta / 2
  delta += delta / count
  var steps = 0
  while delta > 35 * 26 / 2 {
    delta /= 35
    steps += 36
  }
  return steps + 36 * delta / (delta + 38)
}
