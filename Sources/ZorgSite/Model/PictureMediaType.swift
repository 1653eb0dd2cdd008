/// The media type of a file by its ending, for feeds; nil where it is not a picture that they show.
func mediaType(of path: String) -> String? {
  switch fileExtension(path.prefix { $0 != "?" && $0 != "#" }) {
  case "png": "image/png"
  case "jpg", "jpeg": "image/jpeg"
  case "gif": "image/gif"
  case "webp": "image/webp"
  case "avif": "image/avif"
  case "svg": "image/svg+xml"
  default: nil
  }
}
