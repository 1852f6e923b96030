import MartletCatalog
import MartletFiles
import MartletForecasting
import MartletLayers
import MartletModels
import MartletTestSupport
import MartletTraining
import Testing

private let theModels = "the models are " + Model.names.joined(separator: ", ")

struct ModelParsingTests {
  @Test(
    "A model is found by any spelling of its names",
    arguments: [
      ("naive", "Naive"), ("Naive", "Naive"), ("seasonal-naive", "SeasonalNaive"),
      ("SeasonalNaive", "SeasonalNaive"), ("seasonal_naive", "SeasonalNaive"),
      ("drift", "RandomWalkWithDrift"), ("RandomWalkWithDrift", "RandomWalkWithDrift"),
      ("historic-average", "HistoricAverage"), ("HistoricAverage", "HistoricAverage"),
      ("mean", "HistoricAverage"), ("mlp", "MLP"), ("MLP", "MLP"), ("N-BEATS", "NBEATS"),
      ("nbeats-i", "NBEATS-I"), ("nbeats_interpretable", "NBEATS-I"), ("TSMixerx", "TSMixerX"),
      ("ridge:form=rlinear,penalty=0.5,val-size=9", "Ridge"),
    ])
  func names(text: String, name: String) throws {
    let model = try Model(parsing: text)
    #expect(model.forecaster.name == name)
    #expect(model.label == name)
  }

  @Test("Every listed name parses, and together they name every model")
  func everyNameOfTheListIsAModel() throws {
    let names = try Model.names.map { try Model(parsing: $0).forecaster.name }
    #expect(Set(names).count == Model.all.count)
  }

  @Test("Each option of mlp given in text sets the property of that name")
  func everyOptionOfTheNetwork() throws {
    let model = try Model(
      parsing: "mlp:hidden=64,layers=3,activation=leaky-relu,norm=batch,residual=true,dropout=0.25,"
        + "init=glorot-normal,learning-rate=0.01,label=wide net")
    let mlp = try #require(model.forecaster as? MLP)
    #expect(mlp.hidden == 64)
    #expect(mlp.layers == 3)
    #expect(mlp.activation == .leakyReLU)
    #expect(mlp.norm == .batch)
    #expect(mlp.residual)
    #expect(mlp.dropout == 0.25)
    #expect(mlp.initializer == .glorotNormal)
    #expect(model.label == "wide net")
    #expect(model.taskOptions.map(\.name) == ["learning-rate"])
    #expect(try model.task(from: ForecastTask(horizon: 2)).training.learningRate == 0.01)
  }

  @Test(
    "With validation rows a network's weights are averaged, unless the model says otherwise",
    arguments: [
      ("mlp", 0, WeightAverage.none), ("mlp", 4, .polynomial(power: 3)),
      ("nlinear:val-size=4", 0, .polynomial(power: 3)), ("nhits:val-size=0", 4, .none),
      ("mlp:average=none", 4, .none), ("mlp:average=swa/0.5,val-size=4", 0, .stochastic(from: 0.5)),
    ])
  func validationChoosesAmongAverages(text: String, validationSize: Int, average: WeightAverage)
    throws
  {
    var task = ForecastTask(horizon: 2)
    task.validationSize = validationSize
    #expect(try Model(parsing: text).task(from: task).training.average == average)
  }

  @Test("A model lists all its options, with defaults where none was given")
  func aPlanSpellsOutTheDefaults() throws {
    let texts = { (model: Model) in model.options.map { "\($0.name)=\($0.value)" } }
    let defaults = [
      "hidden=512", "layers=2", "activation=relu", "norm=none", "residual=false", "dropout=0.1",
      "init=torch-uniform",
    ]
    #expect(try texts(Model(parsing: "mlp")) == defaults)
    #expect(texts(.mlp()) == defaults)
    #expect(texts(.naive).isEmpty)
    #expect(try texts(Model(parsing: "ridge")) == ["form=nlinear", "penalty=auto"])
    #expect(texts(.ridge(form: .mean, penalty: .fixed(0.5))) == ["form=mean", "penalty=0.5"])
  }

  /// A model made in Swift spells out the same as one that was read, with its own values.
  @Test("Every model lists its options in the order of its entry, with their defaults")
  func everyModelSpellsOutItsOptions() throws {
    for entry in Model.all {
      let model = try Model(parsing: entry.name)
      #expect(model.options.map(\.name) == entry.options.map(\.name))
      #expect(model.options.map(\.value) == entry.options.map(\.standard))
    }
    let made = Model(NHITS(pools: [4, 1], downsamples: [8, 1], hidden: 7))
    let read = try Model(parsing: "nhits:pools=4/1,downsamples=8/1,hidden=7")
    #expect(made.options.map(\.value) == read.options.map(\.value))
    #expect(made.label == "NHITS")
  }

  @Test("An MLP parsed from its own listed options has the same options and layers")
  func optionsRoundTrip() throws {
    let model = Model.mlp(
      hidden: 3, layers: 5, activation: .silu, norm: .batch, residual: true, dropout: 0.1,
      initializer: .zeros)
    let text = "mlp:" + model.options.map { "\($0.name)=\($0.value)" }.joined(separator: ",")
    let again = try Model(parsing: text)
    #expect(again.options.map(\.value) == model.options.map(\.value))
    let (a, b) = (model.forecaster as? MLP, again.forecaster as? MLP)
    let specs = try [a, b].map { try $0?.network(inputs: 4, horizon: 2).specs }
    #expect(specs[0] == specs[1])
  }

  // MARK: - Labels

  @Test(
    "Labels that were given are kept, and models of one name are told apart by options",
    arguments: [
      (["naive", "mlp"], ["Naive", "MLP"]),
      (["mlp:hidden=8,layers=1", "mlp:hidden=9"], ["MLP hidden=8 layers=1", "MLP hidden=9"]),
      (["mlp", "mlp:norm=batch"], ["MLP", "MLP norm=batch"]),
      (["mlp:label=a,hidden=8", "mlp:hidden=9"], ["a", "MLP"]),
      (["mlp:hidden=8,label=MLP", "mlp:hidden=9"], ["MLP", "MLP hidden=9"]),
      (["naive", "naive:label=again"], ["Naive", "again"]),
      (["mlp", "mlp"], ["MLP", "MLP"]),
    ])
  func labels(texts: [String], labels: [String]) throws {
    #expect(try Model.list(parsing: texts).map(\.label) == labels)
  }

  // MARK: - Errors

  private static let errors = [
    ("nive", "there is no model 'nive'", "did you mean 'naive'?"),
    ("Drfit", "there is no model 'Drfit'", "did you mean 'drift'?"),
    (
      "transformer", "there is no model 'transformer'",
      theModels
    ),
    (
      "", "there is no model ''",
      theModels
    ),
    ("mlp:hiden=3", "there is no option 'hiden'", "did you mean 'hidden'?"),
    ("mlp:learningrate=3", "there is no option 'learningrate'", "did you mean 'learning-rate'?"),
    (
      "mlp:colour=red", "there is no option 'colour'",
      "the options are hidden, layers, activation, norm, residual, dropout, init, "
        + ForecastTask.networkOptions.map(\.name).joined(separator: ", ") + ", label"
    ),
    ("naive:hidden=3", "there is no option 'hidden'", "this model has none but label=TEXT"),
    ("mlp:", "'' is not option=value", "write for example mlp:hidden=256,layers=2"),
    ("mlp:hidden", "'hidden' is not option=value", "write for example mlp:hidden=256,layers=2"),
    ("mlp:hidden=", "'hidden=' is not option=value", "write for example mlp:hidden=256,layers=2"),
    ("mlp:hidden=4,hidden=8", "the option 'hidden' is given twice", "give it once"),
    ("mlp:layers=2,hidden=4,layers=2", "the option 'layers' is given twice", "give it once"),
    ("naive:label=a,label=b", "the option 'label' is given twice", "give it once"),
    ("mlp:=3", "'=3' is not option=value", "write for example mlp:hidden=256,layers=2"),
    ("mlp:layers=2,,", "'' is not option=value", "write for example mlp:hidden=256,layers=2"),
    ("mlp:hidden=0", "'0' is no value for 'hidden'", "give a whole number from 1 to 1,000,000"),
    ("mlp:hidden=2.5", "'2.5' is no value for 'hidden'", "give a whole number from 1 to 1,000,000"),
    ("mlp:layers=-1", "'-1' is no value for 'layers'", "give a whole number from 1 to 10,000"),
    (
      "mlp:activation=rely", "'rely' is no value for 'activation'",
      "give relu, leaky-relu, tanh, sigmoid, gelu, silu, elu, gelu-tanh, softplus"
    ),
    ("mlp:norm=group", "'group' is no value for 'norm'", "give none, batch, layer, rms"),
    ("mlp:residual=yes", "'yes' is no value for 'residual'", "give true or false"),
    ("mlp:dropout=1", "'1' is no value for 'dropout'", "give a number in [0, 1)"),
    ("mlp:dropout=nan", "'nan' is no value for 'dropout'", "give a number in [0, 1)"),
    (
      "mlp:init=xavier", "'xavier' is no value for 'init'",
      "give zeros, ones, glorot-uniform, glorot-normal, he-uniform, he-normal, lecun-uniform, "
        + "lecun-normal, glorot-truncated-normal, he-truncated-normal, lecun-truncated-normal, "
        + "torch-uniform, orthogonal"
    ),
    (
      "mlp:learning-rate=0", "'0' is no value for 'learning-rate'",
      "give a number above 0, at most 1e30"
    ),
    (
      "nbeats:stacks=identity/level", "'identity/level' is no value for 'stacks'",
      "give identity, trend or seasonality, several with / between them"
    ),
    (
      "nhits:pools=2//1", "'2//1' is no value for 'pools'",
      "give whole numbers from 1 with / between them, one for each stack"
    ),
    (
      "ensemble:models=theta+nive", "there is no model 'nive'", "did you mean 'naive'?"
    ),
    (
      "ensemble:models=theta+", "there is no model ''", theModels
    ),
    (
      "ensemble:models=theta+mlp(hiden=3)", "there is no option 'hiden'", "did you mean 'hidden'?"
    ),
    (
      "auto:models=theta+mlp(hidden=0)", "'0' is no value for 'hidden'",
      "give a whole number from 1 to 1,000,000"
    ),
    (
      "ensemble:models=theta+mlp(hidden=3",
      "'mlp(hidden=3' has no closing bracket, or nothing in it",
      "write for example mlp(hidden=64;layers=3)"
    ),
    (
      "ensemble:models=theta+mlp()", "'mlp()' has no closing bracket, or nothing in it",
      "write for example mlp(hidden=64;layers=3)"
    ),
    (
      "ensemble:models=theta+auto", "'auto' is itself made of models", "name its models instead"
    ),
    (
      "ensemble:models=theta+Theta", "'theta' is named twice",
      "name it once, or give one other options: mlp+mlp(hidden=64)"
    ),
    (
      "ensemble:models=mlp(label=a)", "a member has no label",
      "leave it out; the model that it belongs to has one"
    ),
    (
      "ensemble:combine=mode", "'mode' is no value for 'combine'", "give mean, median, stack"
    ),
    ("ensemble:seeds=0", "'0' is no value for 'seeds'", "give a whole number from 1 to 1,000"),
    (
      "auto:budget=0", "'0' is no value for 'budget'",
      "give a number above 0, at most 1e30, or none"
    ),
    ("auto:pick=worst", "'worst' is no value for 'pick'", "give best, mean, stack"),
    (
      "mlp:hidden=3=4", "'3=4' is no value for 'hidden'", "give a whole number from 1 to 1,000,000"
    ),
  ]

  @Test(
    "A wrong model text is an error that quotes the mistake and hints at the remedy",
    arguments: errors)
  func messages(text: String, message: String, hint: String) {
    #expect(optionError { _ = try Model(parsing: text) } == [text, message, hint])
  }

  @Test("An option error is described in one line, with its hint") func anErrorIsOneLine() {
    let error = #expect(throws: OptionError.self) { try Model(parsing: "mlp:hiden=3") }
    #expect(
      error?.description
        == "error: mlp:hiden=3: there is no option 'hiden'; hint: did you mean 'hidden'?")
  }

  @Test("A list with two wrong models is an error about the first")
  func theFirstBadModelOfAListIsNamed() {
    let error = #expect(throws: OptionError.self) {
      try Model.list(parsing: ["mlp", "nive", "mlp:hiden=3"])
    }
    #expect(error?.text == "nive")
  }
}
