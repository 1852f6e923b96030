import MartletPanels
import MartletTestSupport
import Testing

/// What is wrong with a feature, word for word.
struct FeatureErrorTests {
  private static let days =
    "ds,y,x,open,high,low\n2018-01-01,1,0,1,2,1\n2018-01-02,2,1,1,2,0\n2018-01-03,3,2,1,2,1\n"
    + "2018-01-04,4,3,1,2,1\n"
  private static let numbers = "ds,y\n1,1\n2,2\n3,4\n"
  private static let irregular = "ds,y\n2018-01-01,1\n2018-01-02,2\n2018-01-09,3\n2018-02-25,4\n"

  @Test(
    "A feature that cannot be made is an error with a hint",
    arguments: [
      ("rsii/14", days, "error: there is no feature 'rsii'; hint: did you mean 'rsi'?"),
      (
        "zebra", days,
        "error: there is no feature 'zebra'; hint: the features are lag, rolling-mean, rolling-std, "
          + "rolling-min, rolling-max, rolling-quantile, sma, ema, rsi, macd, bollinger, atr, "
          + "rate-of-change, volatility, parkinson, garman-klass, day-of-week, month, quarter, "
          + "month-end, holiday-distance, fourier"
      ),
      ("sma", days, "error: 'sma' is no feature; hint: sma/ROWS, ROWS from 1 to 1,000,000"),
      ("sma/0", days, "error: 'sma/0' is no feature; hint: sma/ROWS, ROWS from 1 to 1,000,000"),
      ("sma/2/3", days, "error: 'sma/2/3' is no feature; hint: sma/ROWS, ROWS from 1 to 1,000,000"),
      ("sma/2.5", days, "error: 'sma/2.5' is no feature; hint: sma/ROWS, ROWS from 1 to 1,000,000"),
      ("sma/2@", days, "error: 'sma/2@' is no feature; hint: sma/2@COLUMN"),
      (
        "rolling-std/1", days,
        "error: 'rolling-std/1' is no feature; hint: rolling-std/ROWS, ROWS from 2 to 1,000,000"
      ),
      (
        "rolling-quantile/5/90", days,
        "error: 'rolling-quantile/5/90' is no feature; "
          + "hint: rolling-quantile/ROWS/SHARE, ROWS from 1 to 1,000,000, SHARE from 0 to 1"
      ),
      (
        "macd/26/12/9", days,
        "error: 'macd/26/12/9' is no feature; hint: macd/FAST/SLOW/SIGNAL, from 1 to 1,000,000, FAST below SLOW"
      ),
      (
        "bollinger/20/-2", days,
        "error: 'bollinger/20/-2' is no feature; "
          + "hint: bollinger/ROWS/WIDTH, ROWS from 2 to 1,000,000, WIDTH above 0, at most 1,000"
      ),
      (
        "fourier/5/3", days,
        "error: 'fourier/5/3' is no feature; "
          + "hint: fourier/PERIOD/TERMS, PERIOD from 2 to 1,000,000,000, TERMS from 1 to 1,000, at most half of it"
      ),
      ("month/2", days, "error: 'month/2' is no feature; hint: month alone"),
      (
        "atr/2@x", days,
        "error: 'atr/2@x' names a column, but 'atr' is not of one that can be chosen; "
          + "hint: --feature atr/2"
      ),
      (
        "atr/2", days,
        "a.csv:1: error: 'atr/2' needs a column called close; hint: name them so in the first "
          + "file   (columns: ds, y, x, open, high, low)"
      ),
      (
        "garman-klass/2", numbers,
        "a.csv:1: error: 'garman-klass/2' needs columns called open, high, low, close; "
          + "hint: name them so in the first file   (columns: ds, y)"
      ),
      (
        "sma/2@hihg", days,
        "a.csv:1:5: error: there is no column 'hihg'; hint: --feature sma/2@high   "
          + "(columns: ds, y, x, open, high, low)"
      ),
      (
        "sma/2@ds", days,
        "a.csv:1:1: error: column 'ds' is both the time and what 'sma/2@ds' is made of; "
          + "hint: give it one role"
      ),
      (
        "sma/5", days,
        "error: 'sma/5' has its first value on row 5, but series 'y' has 4 rows; "
          + "hint: a shorter window, or more rows"
      ),
      (
        "rate-of-change/1@x", days,
        "error: 'rate-of-change/1@x' needs values other than 0, but 'x' of series 'y' is 0.0 at "
          + "2018-01-01; hint: leave it out, or name another column"
      ),
      (
        "volatility/2@x", days,
        "error: 'volatility/2@x' needs values above 0, but 'x' of series 'y' is 0.0 at 2018-01-01; "
          + "hint: leave it out, or name another column"
      ),
      (
        "parkinson/2", days,
        "error: 'parkinson/2' needs values above 0, but 'low' of series 'y' is 0.0 at 2018-01-02; "
          + "hint: leave it out, or name another column"
      ),
      (
        "month", numbers,
        "error: 'month' needs dates, but the times are whole numbers; hint: leave it out, or "
          + "fourier/PERIOD/TERMS, which counts rows"
      ),
      (
        "month", irregular,
        "error: an irregular time axis has no future dates; hint: --freq, such as --freq B or "
          + "--freq MS"
      ),
      (
        "holiday-distance", days,
        "error: 'holiday-distance' needs the sessions of an exchange, but the rows are every day; "
          + "hint: --calendar XNYS, XLON, XETR, XTKS, or a file of holidays"
      ),
      (
        "lag/1@x", "name,2000,2001\na,1,2\n",
        "error: there is no column 'x'; hint: --feature lag/1@NAME   (columns: value)"
      ),
    ])
  func messages(feature: String, text: String, expected: String) {
    let found = message {
      _ = try panel(text) { reader in
        reader.features = [try Feature(parsing: feature)]
        if text.hasPrefix("ds") { reader.target = "y" }
      }
    }
    #expect(found == expected)
  }

  @Test("A feature named twice is an error, also with its column spelled out") func twice() {
    for second in ["sma/2", "sma/2@y"] {
      let found = message {
        _ = try panel(Self.days) { reader in
          (reader.target, reader.features) = (
            "y", [try Feature(.sma(2)), try Feature(parsing: second)]
          )
        }
      }
      #expect(found == "error: the feature '\(second)' is named twice; hint: name it once")
    }
  }

  @Test("An age of a column that is only in features is an error") func ageOfAnIngredient() {
    let found = message {
      _ = try panel(Self.days) { reader in
        (reader.target, reader.ages) = ("y", ["x"])
        reader.features = [try Feature(.sma(2), of: "x")]
      }
    }
    #expect(found == "error: --age names 'x', which is not a covariate; hint: add --hist-exog x")
  }
}
