import Glibc

/// The way of events from any task to the server's thread: the two ends of `Descriptor.pair()`.
///
/// It shares no memory, so it needs no lock, and the thread waits on it as on any connection.
enum EventChannel {
  /// Sends an event; without effect once the receiver is gone.
  static func send(_ event: LiveEvent, over sender: Descriptor) {
    let message = event.message
    while Glibc.send(sender.number, message, message.count, Int32(MSG_NOSIGNAL)) < 0, errno == EINTR {}
  }

  /// The next event; nil once the sender is gone. An unknown message is passed over as an event for all pages.
  static func receive(from receiver: Descriptor) -> LiveEvent? {
    var message = [UInt8](repeating: 0, count: LiveEvent.maximumPayload + 1)
    while true {
      let count = recv(receiver.number, &message, message.count, 0)
      if count > 0 { return LiveEvent(message: message[..<count]) ?? .reload([]) }
      guard count < 0, errno == EINTR else { return nil }
    }
  }
}
