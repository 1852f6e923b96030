import MartletCatalog
import MartletForecasting
import MartletModels
import MartletReport
import MartletTraining
import Testing

@Suite struct ScheduleTableTests {
  @Test("The learning rate is plotted over the training steps") func showsTheRateOverTheSteps() {
    let schedule = Schedule(.cosine(), warmupSteps: 20)
    #expect(
      schedule.textPlot(learningRate: 0.01, steps: 100, width: 40, height: 4) == [
        "0.010 ┤     ⢠⠊⠉⠉⠉⠒⠒⠦⠤⣀⡀", "      │   ⢠⠜⠁         ⠉⠑⠲⢤⣀",
        "0.005 ┤ ⢀⠔⠁               ⠈⠉⠒⠤⢄⣀", "      │⠴⠁                      ⠈⠉⠒⠢⠤⠤⣀⣀⣀",
        "       step 1                        100",
      ])
  }

  @Test("Models with the same schedule share a plot, and those without training have none")
  func groupsModels() throws {
    var task = ForecastTask(horizon: 2)
    task.training.schedule = Schedule(.oneCycle)
    let models = try [
      Model.naive, .mlp(), Model(parsing: "mlp:layers=3,label=deep"),
      Model(parsing: "mlp:schedule=constant,warmup-steps=1,label=flat"),
    ]
    let lines = try ScheduleTable.lines(models, task, width: 40)
    #expect(
      lines.filter { $0.hasPrefix("learning rate of ") } == [
        "learning rate of MLP, deep: one-cycle, adam/0.9/0.999/1e-08",
        "learning rate of flat: constant, 1 step of warm-up, adam/0.9/0.999/1e-08",
      ])
    #expect(try ScheduleTable.lines([.naive], task, width: 40) == [])
  }
}
