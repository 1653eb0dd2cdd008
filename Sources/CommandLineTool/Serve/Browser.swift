import Glibc

/// Shows an address in the browser that the desktop prefers, by the program `xdg-open`. Returns what went wrong.
///
/// The program goes on by itself: some browsers end with it, and the preview must not wait for them.
func openBrowser(at url: String) -> String? {
  var pointers: [UnsafeMutablePointer<CChar>?] = [strdup("xdg-open"), strdup(url), nil]
  defer { for pointer in pointers { free(pointer) } }
  var process: pid_t = 0
  let code = posix_spawnp(&process, "xdg-open", nil, nil, &pointers, environ)
  if code == 0 { return nil }
  let reason = code == ENOENT ? "there is no program 'xdg-open'" : String(cString: strerror(code))
  return "no browser was opened: \(reason); open the address yourself"
}
