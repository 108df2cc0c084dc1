import Foundation
import FuzzTargets

/// `fuzz TARGET SEED SECONDS FOLDER`: feeds a target for so long. Before each input is read it lies in
/// FOLDER/TARGET.input, so that it is at hand when the process dies. An input may take two seconds of a processor
/// and the process a gigabyte. `fuzz targets` prints their names.
@main
struct Fuzz {
  static func main() throws {
    let arguments = CommandLine.arguments
    if arguments.dropFirst() == ["targets"] {
      print(FuzzTargets.names.joined(separator: "\n"))
      return
    }
    guard arguments.count == 5, let target = try FuzzTargets.target(arguments[1]),
      let seed = UInt64(arguments[2]),
      let seconds = Double(arguments[3])
    else {
      FileHandle.standardError.write(Data("use: fuzz TARGET SEED SECONDS FOLDER | fuzz targets\n".utf8))
      exit(64)
    }
    var limit = rlimit(rlim_cur: 1 << 30, rlim_max: 1 << 30)
    setrlimit(Int32(RLIMIT_DATA.rawValue), &limit)
    let descriptor = open("\(arguments[4])/\(arguments[1]).input", O_RDWR | O_CREAT | O_TRUNC, 0o600)
    guard descriptor >= 0 else { exit(73) }
    var mutator = Mutator(seeds: target.seeds, words: target.words, seed: seed)
    for good in target.seeds { target.read(good) }
    // What was opened until here, fonts above all, is opened once; `scripts/fuzz` watches for more.
    FileHandle.standardError.write(Data("begin\n".utf8))
    let end = ContinuousClock.now + .seconds(seconds)
    var count = 0
    var slowest = Duration.zero
    while ContinuousClock.now < end {
      let input = mutator.next()
      ftruncate(descriptor, 0)
      pwrite(descriptor, input, input.count, 0)
      allow(seconds: 2)
      let start = ContinuousClock.now
      target.read(input)
      slowest = max(slowest, ContinuousClock.now - start)
      count += 1
    }
    allow(seconds: 0)
    print(
      "\(arguments[1]): \(count) inputs, the slowest took \(slowest.components.attoseconds / 1_000_000_000_000_000) ms"
    )
  }

  /// Ends the process by a signal after so many seconds of a processor, and after thirty times as many by the clock: on
  /// a machine with much to do a second says little. None is for ever.
  private static func allow(seconds: Int) {
    var timer = itimerval(it_interval: timeval(), it_value: timeval(tv_sec: seconds, tv_usec: 0))
    setitimer(__itimer_which_t(ITIMER_PROF.rawValue), &timer, nil)
    alarm(UInt32(30 * seconds))
  }
}
