import Testing

@testable import Reports

@Suite struct `An amount` {
  @Test(arguments: [
    ("18600000.00", "18.60"), ("10000000", "10.00"), ("35750000.00", "35.75"), ("88350000.00", "88.35"),
    ("1234567.89", "1.23456789"), ("5.00", "0.000005"), ("0.00", "0.00"), ("433000000000.00", "433000.00"),
    ("-1500000.00", "-1.50"), ("999999", "0.999999"),
  ])
  func `is shown in millions without losing a digit`(units: String, millions: String) {
    #expect(Amount(units).millions == millions)
  }

  @Test func `is shown in hectares`() {
    #expect(Amount("62700.00").hectares == "6.27")
    #expect(Amount("20000").hectares == "2.00")
  }
}
