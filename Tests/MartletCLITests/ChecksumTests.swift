import Foundation
import MartletCLI
import MartletFiles
import MartletTestSupport
import Testing

struct ChecksumTests {
  /// The examples of FIPS 180-4, and lengths around the end of a block.
  @Test(
    "SHA-256 of the examples of FIPS 180-4 is as published",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (
        "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
          + "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
        "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
      ),
      (
        String(repeating: "a", count: 1_000_000),
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
      ),
    ])
  func examples(message: String, digest: String) {
    #expect(Checksum.sha256(of: Array(message.utf8)) == digest)
  }

  @Test("The datasets have the checksums of SHA256SUMS, which names all of them")
  func datasets() throws {
    let sums = try Tool.repositoryFile("datasets/SHA256SUMS").split(separator: "\n")
      .map { $0.split(separator: " ").map(String.init) }
    for sum in sums {
      let bytes = try Data(contentsOf: Tool.root.appending(path: "datasets/\(sum[1])"))
      #expect(Checksum.sha256(of: Array(bytes)) == sum[0], "\(sum[1])")
    }
    let files = try FileManager.default.contentsOfDirectory(
      atPath: Tool.root.appending(path: "datasets").path)
    #expect(Set(files.filter { $0.hasSuffix(".csv") }) == Set(sums.map { $0[1] }))
  }

  /// A plan names the file by the same digest as `sha256sum` does.
  @Test(
    "SHA-256 of lengths around a block is that of sha256sum",
    arguments: [55, 56, 63, 64, 65, 119, 120])
  func agreesWithTheSystem(length: Int) throws {
    try Tool.inFolder { martlet in
      let text = String((0..<length).map { Character(Unicode.Scalar(UInt8(32 + $0 % 90))) })
      try martlet.write(text, to: "text")
      let outcome = try martlet.shell("sha256sum text || shasum -a 256 text")
      #expect(outcome.output.hasPrefix(Checksum.sha256(of: Array(text.utf8))))
    }
  }
}
