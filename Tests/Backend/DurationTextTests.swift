import Testing

@testable import Backend

@Suite struct `A duration in words` {
  @Test(arguments: [
    ("20ms", Duration.milliseconds(20)), ("9s", .seconds(9)), ("5min", .seconds(300)), ("2h", .seconds(7200)),
    ("30d", .seconds(2_592_000)), ("0s", .zero),
  ])
  func `is read and written alike`(text: String, duration: Duration) {
    #expect(DurationText.parse(text) == duration)
    #expect(DurationText.of(duration) == text)
  }

  @Test(arguments: [
    "", "9", "s", "-1s", "1.5s", "9 s", "9sec", "٩s", "99999999999999999999s", "9223372036854775807d",
  ])
  func `is refused where it is none`(text: String) {
    #expect(DurationText.parse(text) == nil)
  }
}
