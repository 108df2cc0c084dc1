internal import COpenSSL
import Digests
internal import Foundation
internal import PDF

/// Checks the signatures of a PDF file.
public enum SealCheck {
  /// The signatures that are understood: PAdES, and its older brother (ISO 32000-1, 12.8.3.3).
  private static let forms = ["ETSI.CAdES.detached", "adbe.pkcs7.detached"]

  /// More than any paper bears: to check one goes over the whole file.
  private static let mostSignatures = 32

  /// Reports on every signature of a file, in the order of its form; none where it has none.
  ///
  /// - Throws: ``SigningError`` `.unreadable` where the file is no sound PDF, or bears more signatures than any paper.
  public static func check(
    _ file: [UInt8], trust: SealTrust = SealTrust()
  ) throws(SigningError) -> [SealReport] {
    let reader: PDFFile
    do throws(PDFReadingError) {
      reader = try PDFFile(file)
    } catch {
      throw SigningError(
        .unreadable, "the file is no sound PDF: \(error)", remedy: "ask the signer for the original file")
    }
    let fields = reader.signatures
    guard fields.count <= mostSignatures else {
      throw SigningError(
        .unreadable, "the file bears more than \(mostSignatures) signatures",
        remedy: "ask the signer for the original file")
    }
    var reports: [SealReport] = []
    for field in fields { reports.append(try report(on: field, of: file, trust)) }
    return reports
  }

  private static func report(
    on field: SignatureField, of file: [UInt8], _ trust: SealTrust
  ) throws(SigningError) -> SealReport {
    var findings = Findings(field: field, coversWholeFile: field.covers(fileOf: file.count))
    guard let subFilter = field.subFilter, forms.contains(subFilter) else {
      return findings.report(
        fault: "it is of a form that is not understood: \(field.subFilter ?? "none named")")
    }
    guard let content = content(of: field, in: file) else {
      return findings.report(fault: "it does not say honestly what it covers")
    }
    guard field.isPaddedWithZeros else { return findings.report(fault: "bytes are hidden behind it") }
    let message: SignedMessage
    do throws(SigningError) {
      message = try SignedMessage(field.contents)
    } catch {
      return findings.report(fault: error.message)
    }
    findings.signer = facts(of: message.signer)
    let isBound: Bool
    switch try message.soundness(over: content) {
    case .broken(let reason): return findings.report(fault: "the file was changed: \(reason)")
    case .bound: isBound = true
    case .plain: isBound = false
    }
    guard message.hasSafeDigest else { return findings.report(fault: "its kind of digest can be forged") }
    if let token = message.timestamp {
      do throws(SigningError) {
        let imprint = TimestampRequest(imprint: SHA256.hash(message.signature), nonce: [])
        let stamp = try TimestampToken(token, answering: imprint, trust: trust.anchors)
        findings.timestamp = SealReport.Timestamp(
          time: stamp.time, authority: stamp.authority, distrust: stamp.distrust)
      } catch {
        return findings.report(fault: error.message)
      }
    }
    if isBound, subFilter == forms[0], !message.hasSigningTime, findings.signedAt != nil {
      findings.level = findings.timestamp == nil ? .baselineB : .baselineT
    }
    guard let signer = findings.signer else {
      return findings.report(fault: "the signer's certificate cannot be read")
    }
    // A time-stamp that is not trusted proves no more than the signer's own word.
    let stamped = findings.timestamp.flatMap { $0.distrust == nil ? $0.time : nil }
    findings.trust = try trust.judgement(
      of: message.signer, signer, others: message.certificates, at: stamped ?? findings.signedAt)
    return findings.report(fault: nil)
  }

  /// All that the signature covers: from the beginning, without the hole in which it stands itself. Nil where the
  /// byte range says anything else.
  private static func content(of field: SignatureField, in file: [UInt8]) -> [UInt8]? {
    let range = field.byteRange
    let hole = field.contentsRange
    guard range.count == 4, !hole.isEmpty, hole.upperBound <= file.count, range[0] == 0,
      range[1] == hole.lowerBound, range[2] == hole.upperBound, range[3] >= 0,
      range[3] <= file.count - hole.upperBound
    else { return nil }
    return Array(file[..<hole.lowerBound]) + file[hole.upperBound..<hole.upperBound + range[3]]
  }

  private static func facts(of certificate: X509Certificate) -> SealReport.Signer? {
    guard let notBefore = certificate.notBefore, let notAfter = certificate.notAfter, notBefore <= notAfter
    else { return nil }
    return SealReport.Signer(
      name: certificate.subjectName, organisation: certificate.subjectEntry(NID_organizationName),
      issuer: certificate.issuerEntry(NID_commonName) ?? certificate.issuerEntry(NID_organizationName)
        ?? "unnamed",
      serial: certificate.serial, notBefore: notBefore, notAfter: notAfter,
      fingerprint: SHA256.hash(certificate.der))
  }

  /// What is known so far.
  private struct Findings {
    let field: SignatureField
    let coversWholeFile: Bool
    var signer: SealReport.Signer?
    var timestamp: SealReport.Timestamp?
    var level: SealLevel?
    var trust = SealReport.Trust.refused("it is not sound")

    var signedAt: Date? { field.signedAt.flatMap(SignatureTime.parse) }

    func report(fault: String?) -> SealReport {
      SealReport(
        fieldName: field.fieldName, fault: fault, coversWholeFile: coversWholeFile, signer: signer,
        signedAt: signedAt, timestamp: timestamp, level: level,
        trust: fault == nil ? trust : .refused("it is not sound"))
    }
  }
}
