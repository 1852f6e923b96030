import Foundation
import MartletPanels
import MartletTables
import MartletTestSupport
import MartletTime
import Testing

/// Times in two columns, or in parts.
struct ClockColumnTests {
  private let hours = [
    "2024-01-02 00:00:00", "2024-01-02 09:05:00", "2024-01-02 23:00:00", "2024-01-03 00:00:00",
  ]

  @Test(
    "A date column and a clock column are read as one time",
    arguments: [
      "Date,Time,Close\n2024-01-02,00:00:00,1\n2024-01-02,09:05:00,2\n2024-01-02,23:00:00,3\n2024-01-03,00:00:00,4\n",
      "Date,Time,Close\n2024-01-02,0:00,1\n2024-01-02,9:05,2\n2024-01-02,23:00,3\n2024-01-03,0:00,4\n",
      "<DATE>\t<TIME>\t<CLOSE>\n2024.01.02\t00:00:00\t1\n2024.01.02\t09:05:00\t2\n2024.01.02\t23:00:00\t3\n2024.01.03\t00:00:00\t4\n",
      "<DTYYYYMMDD>,<TIME>,<CLOSE>\n20240102,000000,1\n20240102,090500,2\n20240102,230000,3\n20240103,000000,4\n",
      "date,time,close\n20240102,0,1\n20240102,905,2\n20240102,2300,3\n20240103,0,4\n",
      "Date,Time,Close\n2024-01-02,12:00 AM,1\n2024-01-02,9:05 AM,2\n2024-01-02,11:00 PM,3\n2024-01-03,12:00 AM,4\n",
      // 24:00 is the end of its day.
      "Date,Time,Close\n2024-01-02,0:00,1\n2024-01-02,9:05,2\n2024-01-02,23:00,3\n2024-01-02,24:00,4\n",
      // No name but the cells.
      "TradeDay,Stamp,close\n02.01.2024,00:00,1\n02.01.2024,09:05,2\n02.01.2024,23:00,3\n03.01.2024,00:00,4\n",
      "Time,Day,close\n00:00,2024-01-02,1\n09:05,2024-01-02,2\n23:00,2024-01-02,3\n00:00,2024-01-03,4\n",
    ])
  func dateAndClockAreRecognised(_ text: String) throws {
    let panel = try panel(text)
    #expect(labels(panel) == hours)
    #expect(panel.source.summary.contains { $0.contains("times from ") })
  }

  @Test(
    "A date and a clock column that are named are read as one time",
    arguments: [
      ("Date,Time", "Date,Time"), ("Datum,Uhrzeit", "Datum,Uhrzeit"),
      ("Uhrzeit,Datum", "Datum,Uhrzeit"), ("trade_date,trade_time", "trade_date,trade_time"),
    ])
  func dateAndClockAreNamed(_ names: String, columns: String) throws {
    let text =
      "\(columns),y,z\n2024-01-02,00:00,1,1\n2024-01-02,09:05,2,1\n2024-01-02,23:00,3,1\n"
      + "2024-01-03,00:00,4,1\n"
    let panel = try panel(text) {
      $0.timeColumn = names
      $0.target = "y"
    }
    #expect(labels(panel) == hours)
    #expect(
      Set(panel.source.files[0].timeColumns) == Set(columns.split(separator: ",").map(String.init)))
  }

  @Test(
    "A time pattern holds for date and clock together or for the date alone",
    arguments: [("d,t", "%d/%m/%y %H.%M", "9.05"), ("date,clock", "%d/%m/%y", "9:05")])
  func aPatternIsForBothOrForTheDate(_ names: String, format: String, clock: String) throws {
    let options = CSVOptions(timeFormat: try TimePattern(parsing: format))
    let text = "\(names),y\n02/01/24,\(clock),1\n02/01/24,10\(clock.dropFirst()),2\n"
    let table = try CSVTable(bytes: Array(text.utf8), name: "a.csv", options: options)
    let reader = PanelReader(files: ["a.csv"], target: "y", timeColumn: names)
    #expect(
      labels(try reader.panel(of: [table])) == ["2024-01-02 09:05:00", "2024-01-02 10:05:00"])
  }

  @Test(
    "Year, month, day, hour and minute columns are read as one time",
    arguments: [
      (
        "year,month,day,hour,wind,y\n2024,1,1,0,NW,1\n2024,1,1,1,SE,2\n2024,1,1,2,NW,3\n2024,1,2,0,SE,4\n",
        [
          "2024-01-01 00:00:00", "2024-01-01 01:00:00", "2024-01-01 02:00:00",
          "2024-01-02 00:00:00",
        ]
      ),
      (
        "YEAR,MO,DY,HR,y\n2024,1,1,22,1\n2024,1,1,23,2\n2024,1,2,0,3\n",
        ["2024-01-01 22:00:00", "2024-01-01 23:00:00", "2024-01-02 00:00:00"]
      ),
      (
        "year,month,day,hour,minute,y\n2024,1,1,9,0,1\n2024,1,1,9,30,2\n2024,1,1,10,0,3\n",
        ["2024-01-01 09:00:00", "2024-01-01 09:30:00", "2024-01-01 10:00:00"]
      ),
      // One row an hour, always at the same minute.
      (
        "Date,hour,minute,y\n2024-01-02,0,30,1\n2024-01-02,1,30,2\n2024-01-02,2,30,3\n",
        ["2024-01-02 00:30:00", "2024-01-02 01:30:00", "2024-01-02 02:30:00"]
      ),
      (
        "date,hour,y\n2024-01-01,1,1\n2024-01-01,23,2\n2024-01-01,24,3\n",
        ["2024-01-01 01:00:00", "2024-01-01 23:00:00", "2024-01-02 00:00:00"]
      ),
    ])
  func partsAreRecognised(_ text: String, read: [String]) throws {
    #expect(labels(try panel(text) { $0.target = "y" }) == read)
  }

  @Test("Hours from 1 to 24 are noted in the summary") func hoursFrom1To24AreSaid() throws {
    let text = "date,hour,y\n2024-01-01,1,1\n2024-01-01,23,2\n2024-01-01,24,3\n"
    #expect(
      try panel(text) { $0.target = "y" }.source.summary[1]
        == "a.csv: times from date and hour, hours 1 to 24 (24 is 0:00 of the next day)")
  }

  @Test(
    "Daily rows keep their date although a clock column is there",
    arguments: [
      // One row a day: the clock is no part of what was a date.
      "Date,Time,y\n2024-01-02,16:00,1\n2024-01-03,16:05,2\n",
      // The hour at which a maximum was reached.
      "year,month,day,hour,y\n2024,1,2,14,1\n2024,1,3,15,2\n",
      // Each series has its own clock.
      "Date,Time,unique_id,y\n2024-01-02,16:00,a,1\n2024-01-02,16:05,b,1\n2024-01-03,16:00,a,2\n"
        + "2024-01-03,16:05,b,2\n",
    ])
  func whatIsOneRowADayStaysSo(_ text: String) throws {
    #expect(labels(try panel(text) { $0.target = "y" }) == ["2024-01-02", "2024-01-03"])
  }

  @Test("Series that only clocks tell apart are an error that offers the id column")
  func seriesWithoutAnIDAreNotMixedByTheirClocks() {
    let text =
      "Date,Time,shop,y\n2024-01-02,16:00,a,1\n2024-01-02,16:05,b,1\n2024-01-03,16:00,a,2\n"
      + "2024-01-03,16:05,b,2\n"
    #expect(hint(text) { $0.target = "y" } == "--id-col shop")
  }

  @Test(
    "A part that makes no time is an error with its place",
    arguments: [
      (
        "date,hour,y\n2024-01-01,1,1\n2024-01-01,25,2\n", "date,hour",
        "3:2: error: '25' is no time of day"
      ),
      (
        "date,time,y\n2024-01-01,09:60,1\n2024-01-01,10:00,2\n", "date,time",
        "2:2: error: '09:60' is no time of day"
      ),
      (
        "date,time,y\n2024-01-01,0960,1\n2024-01-01,1000,2\n", "date,time",
        "2:2: error: '0960' is no time of day"
      ),
      (
        "date,time,y\n2024-01-01,9:00,1\n2024-01-01,1000,2\n", "date,time",
        "3:2: error: '1000' is no time of day"
      ),
      (
        "date,time,y\n2024-01-01,9:00,1\n2024-01-01,,2\n", "date,time",
        "3:2: error: the time is missing"
      ),
      (
        "date,time,y\n2024-01-01 08:00,9:00,1\n", "date,time",
        "2:1: error: column 'date' holds no dates"
      ),
      (
        "year,month,day,hour,minute,y\n2024,1,1,24,30,1\n", "year,month,day,hour,minute",
        "2:5: error: '30' is no time of day"
      ),
      ("year,month,y\n20,1,1\n", "year,month", "2:1: error: '20' is no year"),
      ("date,hour,y\n2024-01-01,1,1\n", "hour,y", "1:2: error: hour, y are no parts of one time"),
    ])
  func wrongParts(_ text: String, names: String, problem: String) {
    let found = message {
      _ = try panel(text) {
        $0.timeColumn = names
        $0.target = "y"
      }
    }
    #expect(found.hasPrefix("a.csv:\(problem)"))
  }

  // MARK: - What keeps a time from coming twice

  private func hint(_ text: String, _ configure: (inout PanelReader) -> Void = { _ in }) -> String {
    let found = message { _ = try panel(text, configure: configure) }
    return found.components(separatedBy: "; hint: ").last ?? ""
  }

  @Test("A repeated time offers an id column only where it tells rows apart")
  func anIDIsNamedOnlyWhereItCures() {
    let shops = "date,shop,y\n2024-01-01,a,1\n2024-01-01,b,2\n2024-01-02,a,3\n2024-01-02,b,4\n"
    #expect(hint(shops) == "--id-col shop")
    let wind = "date,wind,y\n2024-01-01,NW,1\n2024-01-01,NW,2\n2024-01-01,SE,3\n2024-01-02,SE,4\n"
    #expect(hint(wind).hasPrefix("keep one row a time, or name the column"))
    let remarks =
      "date,remark,y\n2024-01-01,a,1\n2024-01-01,b,2\n2024-01-02,c,3\n2024-01-02,d,4\n2024-01-03,e,5\n"
    #expect(hint(remarks).hasPrefix("keep one row a time, or name the column"))
  }

  @Test("A repetition within an id keeps that column from being offered")
  func aLaterRepetitionIsSeenToo() {
    // The first rows look as if the shop would do.
    var text = "date,shop,y\n2024-01-01,a,1\n2024-01-01,b,2\n2024-01-02,a,3\n2024-01-02,b,4\n"
    text += "2024-01-03,a,5\n2024-01-03,a,6\n"
    #expect(hint(text).hasPrefix("keep one row a time, or name the column"))
  }

  @Test("A repeated time offers another column whose times do not repeat")
  func anotherColumnOfTimesIsNamed() {
    let text = "date,seen,y\n2024-01-01,2024-01-01 08:00,1\n2024-01-01,2024-01-01 09:00,2\n"
    #expect(hint(text) { $0.target = "y" } == "--time-col seen")
  }

  @Test("A repeated time offers the hour or clock column that is left out")
  func partsOfTimesAreNamed() {
    let parts = "year,month,day,hour,wind,y\n2024,1,1,0,NW,1\n2024,1,1,1,SE,2\n2024,1,1,2,NW,3\n"
    #expect(
      hint(parts) {
        $0.timeColumn = "year,month,day"
        $0.target = "y"
      } == "--time-col year,month,day,hour")
    let clocks = "day,open,close\n2024-01-01,08:00,1\n2024-01-01,09:00,2\n"
    #expect(hint(clocks) { $0.timeColumn = "day" } == "--time-col day,open")
  }
}
