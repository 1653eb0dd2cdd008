/// What the rounds of one loop printed for the records that it walked over.
struct LoopMemo {
  /// What the names around the loop meant.
  var names: [MemoName] = []
  var shape: UInt16 = 0
  /// By record, the number of the round in `MemoisedRounds`, or -1.
  var rounds: [Int32] = []
}

/// A value that is compared exactly: 1 and 1.0 are equal, and print differently.
enum MemoName: Equatable {
  case none
  case int(Int)
  case string(String)
  /// A pure macro's unit.
  case macro(Int32)

  /// Texts are compared as bytes: Swift takes texts for equal that are composed differently.
  static func == (first: MemoName, second: MemoName) -> Bool {
    switch (first, second) {
    case (.none, .none): true
    case (.int(let first), .int(let second)): first == second
    case (.string(let first), .string(let second)): first.utf8.elementsEqual(second.utf8)
    case (.macro(let first), .macro(let second)): first == second
    default: false
    }
  }
}

/// Rounds of all loops: what they printed, and what they read for that.
struct MemoisedRounds {
  struct Round {
    var bytes: Range<Int>
    var reads: Range<Int>
  }

  static let mostBytes = 4 << 20
  static let mostReads = 1 << 18

  private(set) var bytes: [UInt8] = []
  private(set) var reads: [RenderTrace.Read] = []
  private(set) var rounds: [Round] = []

  mutating func add(_ printed: ArraySlice<UInt8>, _ read: ArraySlice<RenderTrace.Read>) -> Int32 {
    let (start, firstRead) = (bytes.count, reads.count)
    bytes += printed
    reads += read
    rounds.append(Round(bytes: start..<bytes.count, reads: firstRead..<reads.count))
    return Int32(rounds.count - 1)
  }
}

extension Engine {
  /// The memo of a loop over records of a shape, or -1 where its rounds must run: it holds for what the names around
  /// the loop mean now.
  mutating func openMemo(_ record: Int, _ shape: UInt16) -> Int {
    let memo = Int(lists[record + LoopRecord.memo])
    guard memo >= 0, sharesOutputs, Int(shape) < reusedShapes.count, reusedShapes[Int(shape)] else { return -1 }
    let place = Int(lists[record + LoopRecord.memoRecord])
    if lists[place + MemoRecord.readsGlobals] != 0, !instances[Int(instance)].reachesGlobals { return -1 }
    let count = Int(lists[place + MemoRecord.count])
    var isKnown = memos[memo].shape == shape && memos[memo].names.count == count
    if !isKnown { memos[memo].names = Array(repeating: .none, count: count) }
    for position in 0..<count {
      guard let name = memoName(lists[place + MemoRecord.names + position]) else {
        memos[memo] = LoopMemo()
        return -1
      }
      if memos[memo].names[position] != name {
        memos[memo].names[position] = name
        isKnown = false
      }
    }
    if !isKnown {
      memos[memo].shape = shape
      memos[memo].rounds.removeAll(keepingCapacity: true)
    }
    return memo
  }

  private func memoName(_ node: Int32) -> MemoName? {
    switch raw(node) {
    case .none: return MemoName.none
    case .int(let number): return .int(number)
    case .string(let text): return .string(text)
    case .handle(let handle) where handle.kind == .macro:
      let unit = macros[Int(handle.index)].unit
      return units[Int(unit)].isPure ? .macro(unit) : nil
    default: return nil
    }
  }

  /// Prints what the round of a record printed before; false where there was none.
  @inline(__always)
  mutating func printMemoised(_ record: RecordID, _ memo: Int) -> Bool {
    let index = Int(record.index)
    guard index < memos[memo].rounds.count else { return false }
    let number = Int(memos[memo].rounds[index])
    guard number >= 0 else { return false }
    let round = memoised.rounds[number]
    output += memoised.bytes[round.bytes]
    if trace != nil {
      for read in round.reads { trace?.note(memoised.reads[read]) }
    }
    return true
  }

  /// Keeps what a round has printed and read, both from where it began.
  mutating func memoise(_ record: RecordID, _ memo: Int, from start: Int, reads firstRead: Int) {
    if memoised.bytes.count > MemoisedRounds.mostBytes || memoised.reads.count > MemoisedRounds.mostReads
      || memoised.rounds.count > MemoisedRounds.mostReads
    {
      forgetMemos()
    }
    let number = memoised.add(output[start...], trace.map { $0.reads[firstRead...] } ?? [])
    let missing = Int(record.index) + 1 - memos[memo].rounds.count
    if missing > 0 { memos[memo].rounds.append(contentsOf: repeatElement(-1, count: missing)) }
    memos[memo].rounds[Int(record.index)] = number
  }

  mutating func forgetMemos() {
    for memo in memos.indices { memos[memo].rounds.removeAll(keepingCapacity: true) }
    memoised = MemoisedRounds()
  }
}
