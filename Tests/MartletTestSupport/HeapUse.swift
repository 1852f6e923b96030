import MartletTime

#if os(Linux) && arch(x86_64)
  import Glibc

  /// The bytes that the process has allocated and not freed, as glibc's `mallinfo2` counts them.
  ///
  /// Swift's Glibc module lacks the function, and it returns a large structure. On x86-64 that means
  /// that the caller passes the address of ten words as a hidden first argument.
  ///
  /// - Returns: nil where the C library has no such function, and where it does not see what is allocated: a
  ///   sanitizer brings an allocator of its own.
  package func heapBytesInUse() -> Int? { seesAllocations ? bytesOfLibrary() : nil }

  private let seesAllocations: Bool = {
    guard let before = bytesOfLibrary() else { return false }
    let size = 1 << 26
    guard let block = malloc(size) else { return false }
    defer { free(block) }
    // The system sees the address: the compiler leaves out an allocation that nobody looks at.
    madvise(block, 0, MADV_NORMAL)
    return (bytesOfLibrary() ?? 0) - before > size / 2
  }()

  private func bytesOfLibrary() -> Int? {
    typealias Function = @convention(c) (UnsafeMutablePointer<Int>) -> UnsafeMutablePointer<Int>
    guard let symbol = dlsym(dlopen(nil, RTLD_NOW), "mallinfo2") else { return nil }
    return withUnsafeTemporaryAllocation(of: Int.self, capacity: 10) { words in
      guard let base = words.baseAddress else { return nil }
      _ = unsafeBitCast(symbol, to: Function.self)(base)
      return words[7] + words[4]  // uordblks, and hblkhd for what was mapped
    }
  }
#else
  /// Not known on this platform.
  package func heapBytesInUse() -> Int? { nil }
#endif

/// After how many steps of training the heap is what it will be.
///
/// Without optimisation a step allocates for a moment what the compiler else keeps on the stack, and the first
/// two differ in which free places they find.
#if DEBUG
  package let stepsUntilHeapSettles = 2
#else
  package let stepsUntilHeapSettles = 1
#endif
