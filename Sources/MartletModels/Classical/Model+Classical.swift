package import MartletForecasting

extension Model {
  /// The models that learn from one series at a time, in the order of the help.
  package static let classical: [ModelEntry] = [
    ModelEntry(
      "naive2", Naive2(), summary: "the last value without its season, then the season back",
      source: "Makridakis and Hibon, IJF 2000", cost: "next to none",
      advice: "the yardstick of the M competitions"),
    ModelEntry(
      "ses", ExponentialSmoothing.ses, summary: "simple exponential smoothing: a level",
      source: "Hyndman et al. 2008", cost: "a millisecond", advice: "no trend, no season"),
    ModelEntry(
      "holt", ExponentialSmoothing.holt, summary: "exponential smoothing of a level and a trend",
      source: "Holt 1957; Hyndman et al. 2008", cost: "a millisecond",
      advice: "a trend that goes on"),
    ModelEntry(
      "damped-holt", ExponentialSmoothing.damped,
      summary: "exponential smoothing with a trend that dies out",
      source: "Gardner and McKenzie 1985", cost: "a millisecond",
      advice: "a trend that one would not bet on for long"),
    ModelEntry(
      "holt-winters", ExponentialSmoothing.holtWinters,
      options: ExponentialSmoothing.seasonOptions,
      summary: "exponential smoothing of level, trend and season",
      source: "Winters 1960; Hyndman et al. 2008", cost: "milliseconds",
      advice: "a trend and a season"),
    ModelEntry(
      "ets", ExponentialSmoothing(.holt), options: ExponentialSmoothing.options,
      summary: "exponential smoothing of a given form", source: "Hyndman et al. 2008",
      cost: "milliseconds", advice: "when the form is known"),
    ModelEntry(
      "auto-ets", AutoETS(), summary: "the form of exponential smoothing with the least AICc",
      source: "Hyndman, Koehler, Snyder and Grose, IJF 2002", cost: "tens of milliseconds",
      advice: "short series with a trend or a season: hard to beat"),
    ModelEntry(
      "theta", Theta(), summary: "smoothing with half the slope of the straight line",
      source: "Assimakopoulos and Nikolopoulos, IJF 2000", cost: "a millisecond",
      advice: "thousands of short series: the best of M3"),
    ModelEntry(
      "optimised-theta", OptimisedTheta(), aliases: ["optimized-theta"],
      options: OptimisedTheta.options, summary: "the theta method with a weight that is found",
      source: "Fiorucci et al., IJF 2016", cost: "milliseconds",
      advice: "as theta, where the trend matters"),
    ModelEntry(
      "ar", AR(), options: AR.options, summary: "an autoregression of the order with the least BIC",
      source: "Schwarz 1978; Hyndman and Athanasopoulos 2021, 9.3", cost: "milliseconds",
      advice: "long stationary series, or changes of prices"),
    ModelEntry(
      "auto-arima", AutoARIMA(), summary: "a seasonal ARIMA model by stepwise search",
      source: "Hyndman and Khandakar, JSS 2008", cost: "up to seconds a series",
      advice: "economic series with a memory of their own"),
    ModelEntry(
      "croston", Croston(.classic), options: Croston.options,
      summary: "intermittent demand: its size over its interval", source: "Croston 1972",
      cost: "next to none", advice: "values that are mostly 0"),
    ModelEntry(
      "sba", Croston(.corrected), options: Croston.options,
      summary: "Croston's method without its bias", source: "Syntetos and Boylan, IJF 2005",
      cost: "next to none", advice: "values that are mostly 0"),
    ModelEntry(
      "tsb", Croston(.perRow), options: Croston.options,
      summary: "intermittent demand: its size times its chance",
      source: "Teunter, Syntetos and Babai, EJOR 2011", cost: "next to none",
      advice: "demand that may come to an end"),
    ModelEntry(
      "har", HAR(), options: HAR.options,
      summary: "a volatility from its means of a day, a week and a month",
      source: "Corsi, JFEC 2009", cost: "a millisecond", advice: "a target that is a volatility"),
    ModelEntry(
      "garch", GARCH(), options: GARCH.options,
      summary: "the volatility of returns, GARCH(1,1)", source: "Bollerslev 1986",
      cost: "milliseconds", advice: "a target of returns"),
  ]
}
