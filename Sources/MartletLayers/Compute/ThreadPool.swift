import CMartletKernels
import Dispatch
import Synchronization

/// Threads that wait for work: awake for a moment, since the next operation of a training step comes
/// within microseconds, then asleep.
///
/// Nobody waits for a thread that has not begun: work ends when those that took part are done.
final class ThreadPool: Sendable {
  let threads: Int
  private let state = Atomic(State().bits)
  /// Threads that took part in the work at hand and are done.
  private let done = Atomic(0)
  private let asleep = Atomic(0)
  private let alarm = DispatchSemaphore(value: 0)
  /// Written by the leader while nobody can take part, read by those who do.
  nonisolated(unsafe) private var work: () -> Void = {}

  /// Looks at the state before a thread goes to sleep: about a tenth of a millisecond.
  private static let patience = 4_000

  /// Which work is at hand, whether one may still take part, and how many do: in one word.
  private struct State {
    var generation: UInt32 = 0
    var isOpen = false
    var parties: UInt32 = 0

    init() {}

    init(_ bits: UInt64) {
      generation = UInt32(truncatingIfNeeded: bits >> 32)
      isOpen = bits & 1 == 1
      parties = UInt32(truncatingIfNeeded: bits) >> 1
    }

    var bits: UInt64 { UInt64(generation) << 32 | UInt64(parties) << 1 | (isOpen ? 1 : 0) }
  }

  /// All pools, the newest first: a list that only grows. No `Mutex`, since what it orders is hidden
  /// from ThreadSanitizer as soon as two threads wait for it.
  private static let newest = Atomic<Unmanaged<ThreadPool>?>(nil)  // kept alive by its threads
  private let older: ThreadPool?
  private let isBusy = Atomic(true)

  private init(threads: Int, older: ThreadPool?) {
    (self.threads, self.older) = (threads, older)
  }

  /// Runs `work` here and on other threads, on as many as have time for it; returns when all have left it.
  static func perform(threads: Int, _ work: () -> Void) {
    let pool = take(threads: threads)
    pool.perform(work)
    pool.isBusy.store(false, ordering: .releasing)
  }

  /// A pool that nobody else leads while it is busy: one that is free, or a new one.
  private static func take(threads: Int) -> ThreadPool {
    var newest = newest.load(ordering: .acquiring)
    var pool = newest?.takeUnretainedValue()
    while let candidate = pool {
      if candidate.threads == threads, !candidate.isBusy.exchange(true, ordering: .acquiring) {
        return candidate
      }
      pool = candidate.older
    }
    while true {
      let own = ThreadPool(threads: threads, older: newest?.takeUnretainedValue())
      let (isIn, now) = Self.newest.compareExchange(
        expected: newest, desired: .passUnretained(own), ordering: .acquiringAndReleasing)
      newest = now
      guard isIn else { continue }
      for index in 0..<threads {
        DispatchQueue(label: "martlet.pool.\(index)").async { own.wait() }
      }
      return own
    }
  }

  private func perform(_ work: () -> Void) {
    // The closure ends before this function does: it is closed to latecomers, and the others are awaited.
    withoutActuallyEscaping(work) { work in
      self.work = work
      done.store(0, ordering: .relaxed)
      var state = State(self.state.load(ordering: .relaxed))
      state.generation &+= 1
      (state.isOpen, state.parties) = (true, 0)
      self.state.store(state.bits, ordering: .sequentiallyConsistent)
      for _ in 0..<asleep.exchange(0, ordering: .sequentiallyConsistent) { alarm.signal() }
      work()
      state = State(self.state.bitwiseAnd(~1, ordering: .acquiringAndReleasing).oldValue)
      while done.load(ordering: .acquiring) < Int(state.parties) { martlet_pause() }
      self.work = {}
    }
  }

  /// The life of a thread of the pool.
  private func wait() {
    var seen: UInt32 = 0
    while true {
      var looks = 0
      while State(state.load(ordering: .acquiring)).generation == seen {
        looks += 1
        if looks < Self.patience { martlet_pause() } else { sleep(seen) }
      }
      var bits = state.load(ordering: .acquiring)
      var hasJoined = false
      while State(bits).isOpen && !hasJoined {
        (hasJoined, bits) = state.compareExchange(
          expected: bits, desired: bits + 2, ordering: .acquiringAndReleasing)
      }
      seen = State(bits).generation
      guard hasJoined else { continue }
      work()
      done.add(1, ordering: .releasing)
    }
  }

  /// Until the next work, if it has not come by now.
  private func sleep(_ seen: UInt32) {
    asleep.add(1, ordering: .sequentiallyConsistent)
    if State(state.load(ordering: .sequentiallyConsistent)).generation != seen {
      // Whoever came took this thread off the list and signals, or has not seen it.
      var count = asleep.load(ordering: .relaxed)
      while count > 0 {
        let (isOff, now) = asleep.compareExchange(
          expected: count, desired: count - 1, ordering: .acquiringAndReleasing)
        if isOff { return }
        count = now
      }
    }
    alarm.wait()
  }
}
