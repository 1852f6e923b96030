import MartletReport
import Testing

@Suite struct ProgressBarTests {
  private func line(
    _ done: Int, _ total: Int, _ elapsed: Double, _ label: String = "mlp fold 29 seed 2",
    width: Int = 80
  ) -> String {
    ProgressBar.line(done: done, total: total, elapsed: elapsed, label: label, width: width)
  }

  @Test("A progress bar shows its share, label and remaining time, at the end the elapsed")
  func begunGoingDone() {
    #expect(line(0, 160, 0) == "[--------------------]    0/160  mlp fold 29 seed 2")
    #expect(line(8, 160, 6) == "[#-------------------]    8/160  mlp fold 29 seed 2   1:54 left")
    #expect(line(112, 160, 49) == "[##############------]  112/160  mlp fold 29 seed 2   0:21 left")
    #expect(line(159, 160, 70) == "[###################-]  159/160  mlp fold 29 seed 2   0:00 left")
    #expect(line(160, 160, 70) == "[####################]  160/160  mlp fold 29 seed 2   1:10")
  }

  @Test("A progress bar without a label shows count and time alone") func withoutLabel() {
    #expect(line(1, 2, 5, "") == "[##########----------]  1/2  0:05 left")
    #expect(line(0, 0, 0, "") == "[####################]  0/0  0:00")
  }

  @Test("A progress bar on a narrow terminal shortens its label first and never overflows")
  func narrowTerminals() {
    #expect(line(1, 2, 5, width: 51) == "[##########----------]  1/2  mlp fol...   0:05 left")
    #expect(line(1, 2, 5, width: 45) == "[##########----------]  1/2  m...   0:05 left")
    #expect(line(1, 2, 5, width: 40) == "[##########----------]  1/2   0:05 left")
    #expect(line(1, 2, 5, width: 10) == "[#########")
    for width in 0...90 {
      #expect(line(112, 160, 49, "日本語の長いラベル", width: width).displayWidth <= width)
    }
  }
}
