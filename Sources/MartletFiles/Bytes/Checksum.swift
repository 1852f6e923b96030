#if canImport(CommonCrypto)
  import CommonCrypto
#else
  import CLibcrypto
#endif

/// SHA-256, which names the content of a file as `sha256sum` does.
///
/// - Note: FIPS 180-4.
package struct Checksum {
  #if canImport(CommonCrypto)
    private var context = CC_SHA256_CTX()
  #else
    private var context = SHA256_CTX()
  #endif

  package init() {
    #if canImport(CommonCrypto)
      unsafe CC_SHA256_Init(&context)
    #else
      unsafe SHA256_Init(&context)
    #endif
  }

  package static func sha256(of message: [UInt8]) -> String {
    var checksum = Checksum()
    checksum.append(message[...])
    return checksum.text
  }

  /// Adds the bytes that follow.
  package mutating func append(_ bytes: ArraySlice<UInt8>) {
    unsafe bytes.withUnsafeBytes { bytes in
      #if canImport(CommonCrypto)
        _ = unsafe CC_SHA256_Update(&context, bytes.baseAddress, CC_LONG(bytes.count))
      #else
        _ = unsafe SHA256_Update(&context, bytes.baseAddress, bytes.count)
      #endif
    }
  }

  /// The digest of all bytes so far, in hexadecimal digits.
  package var text: String {
    var last = context
    var digest = [UInt8](repeating: 0, count: 32)
    #if canImport(CommonCrypto)
      unsafe CC_SHA256_Final(&digest, &last)
    #else
      unsafe SHA256_Final(&digest, &last)
    #endif
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
