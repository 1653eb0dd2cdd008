/// Something that metadata tells about the maker of a file.
enum PictureTrait: Int, Sendable, Comparable, CaseIterable {
  case place
  case serialNumber
  case person
  case unreadable
  case program

  var severity: Finding.Severity {
    switch self {
    case .place: .error
    case .serialNumber, .person, .unreadable: .warning
    case .program: .hint
    }
  }

  var message: String {
    switch self {
    case .place: "metadata tells where the picture was taken"
    case .serialNumber: "metadata holds the serial number of a camera or lens"
    case .person: "metadata names a person"
    case .unreadable: "compressed metadata that this check cannot read"
    case .program: "metadata names the program that made the file"
    }
  }

  static func < (first: PictureTrait, second: PictureTrait) -> Bool { first.rawValue < second.rawValue }
}
