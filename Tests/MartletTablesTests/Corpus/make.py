"""Writes the corpus: small invented files in the formats in which vendors deliver. Python 3 alone.

The values are made up; the layouts, headers, quoting and encodings are what matters.
"""
import gzip
import pathlib

here = pathlib.Path(__file__).parent


def write(name, text, encoding="utf-8", end="\n"):
    (here / name).write_bytes(text.replace("\n", end).encode(encoding))


write("yahoo.csv", """Date,Open,High,Low,Close,Adj Close,Volume
2024-03-01,100.150002,102.500000,99.800003,101.250000,99.125000,1250000
2024-03-04,101.500000,103.000000,101.000000,102.750000,100.593750,980000
2024-03-05,null,null,null,null,null,null
2024-03-06,102.000000,102.250000,98.500000,99.000000,96.922500,2100000
""")

write("yfinance.csv", """Price,Close,High,Low,Open,Volume
Ticker,ACME,ACME,ACME,ACME,ACME
Date,,,,,
2024-03-01,101.25,102.5,99.80000305175781,100.1500015258789,1250000
2024-03-04,102.75,103.0,101.0,101.5,980000
2024-03-05,99.0,102.25,98.5,102.0,2100000
2024-03-06,99.5,100.0,98.75,99.25,1100000
2024-03-07,100.0,100.5,99.0,99.5,900000
""")

write("stooq.csv", """<TICKER>,<PER>,<DATE>,<TIME>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>,<OPENINT>
ACME.US,D,20240301,000000,100.15,102.5,99.8,101.25,1250000,0
ACME.US,D,20240304,000000,101.5,103,101,102.75,980000,0
ACME.US,D,20240305,000000,102,102.25,98.5,99,2100000,0
""", end="\r\n")

write("fred.csv", """observation_date,INDPRO
2023-10-01,103.1
2023-11-01,.
2023-12-01,103.4
2024-01-01,102.9
""")

write("fred_md.csv", """sasdate,RPI,UNRATE,CPIAUCSL
Transform:,5,2,6
1/1/2023,14523.1,3.4,300.5
2/1/2023,14550.7,3.6,301.6
3/1/2023,14601.2,3.5,301.8
4/1/2023,14620.9,3.4,302.9
5/1/2023,14655.3,3.7,303.3
6/1/2023,14690.0,3.6,304.0
""")

write("ecb.csv", """DATE,"TIME PERIOD","US dollar/Euro, ECB reference rate (EXR.D.USD.EUR.SP00.A)"
2024-03-01,"01 Mar 2024","1.0813"
2024-03-04,"04 Mar 2024","1.0846"
2024-03-05,"05 Mar 2024","1.0849"
""")

write("bundesbank.csv", """"";BBIS1.D.I.ZST.ZI.EUR.S1311.B;BBIS1.D.I.ZST.ZI.EUR.S1311.B_FLAGS
"";Yield of federal securities, 10 years;
Unit;% p.a.;
Dimension;one;
Last update;06.03.2024 12:00:00;
2024-02-29;2,41;
2024-03-01;2,44;Provisional
2024-03-04;.;No value
2024-03-05;2,39;
2024-03-06;2,32;
2024-03-07;2,30;
2024-03-08;2,28;
""")

write("bundesbank_months.csv", """Monat;Kurs;
2023-11;1.081,5;
2023-12;1.090,3;
2024-01;1.090,5;
""", encoding="utf-8-sig", end="\r\n")

write("world_bank.csv", """"Data Source","World Development Indicators",

"Last Updated Date","2024-03-28",

"Country Name","Country Code","Indicator Name","Indicator Code","2018","2019","2020","2021","2022",
"Norland","NRL","GDP (current US$)","NY.GDP.MKTP.CD","","1250000000.5","1300000000","1280000000","",
"Sudland, Rep.","SDL","GDP (current US$)","NY.GDP.MKTP.CD","90","91.5","89","95.25","97",
"Not classified","INX","GDP (current US$)","NY.GDP.MKTP.CD","","","","","",
""", encoding="utf-8-sig", end="\r\n")

write("investing.csv", """"Date","Price","Open","High","Low","Vol.","Change %"
"03/13/2024","5,165.31","5,173.49","5,179.14","5,151.88","","-0.19%"
"03/12/2024","5,175.27","5,134.30","5,179.87","5,114.48","2.3K","1.12%"
"03/11/2024","5,117.94","5,111.96","5,124.66","5,091.14","1.05M","-0.11%"
"03/08/2024","5,123.69","5,164.46","5,189.26","5,117.50","950","-0.65%"
""", encoding="utf-8-sig")

write("investing_de.csv", """"Datum","Zuletzt","Er\u00f6ffn.","Hoch","Tief","Vol.","+/- %"
"13.03.2024","17.961,38","17.971,80","18.001,42","17.917,45","61,52M","-0,02%"
"12.03.2024","17.965,11","17.829,08","17.967,21","17.761,19","73,48M","1,23%"
"11.03.2024","17.746,27","17.777,58","17.786,51","17.654,33","68,20M","-0,38%"
""", encoding="utf-8-sig")

write("excel_semicolon.csv", """sep=;
Datum;Umsatz;Anteil;;
29.02.2024;1.234,50;12,5%;;
01.03.2024;987,00;11,0%;;
04.03.2024;12.345,75;13,2%;;
""", encoding="utf-8-sig", end="\r\n")

write("excel_unicode.txt", """Date\tSales\tShare
2/27/2024\t1,234.50\t12.5%
2/28/2024\t987.00\t11.0%
2/29/2024\t12,345.75\t13.2%
""", encoding="utf-16", end="\r\n")

write("excel_short_years.csv", """Date,Sales
29-Feb-24,1234.5
01-Mar-24,987
04-Mar-24,12345.75
""")

write("alpha_vantage.csv", """timestamp,open,high,low,close,volume
2024-03-06,102.0000,102.2500,98.5000,99.0000,2100000
2024-03-05,101.5000,103.0000,101.0000,102.7500,980000
2024-03-04,100.1500,102.5000,99.8000,101.2500,1250000
""", end="\r\n")

write("alpha_vantage_intraday.csv", """timestamp,open,high,low,close,volume
2024-03-06 16:10:00,99.1,99.2,99.0,99.05,1200
2024-03-06 16:05:00,99.0,99.3,98.9,99.10,2300
2024-03-06 16:00:00,98.7,99.1,98.6,99.00,5400
""", end="\r\n")

write("coinmarketcap.csv", """timeOpen;timeClose;timeHigh;timeLow;name;open;high;low;close;volume;marketCap;timestamp
"2024-03-06T00:00:00.000Z";"2024-03-06T23:59:59.999Z";"2024-03-06T15:31:00.000Z";"2024-03-06T02:01:00.000Z";"2781";63777.5;67641.1;62848.7;66106.8;68750229073.1;1298897464022;"2024-03-06T23:59:59.999Z"
"2024-03-05T00:00:00.000Z";"2024-03-05T23:59:59.999Z";"2024-03-05T15:01:00.000Z";"2024-03-05T20:16:00.000Z";"2781";68341.1;69170.6;59323.9;63801.2;102802940877.0;1253557190337;"2024-03-05T23:59:59.999Z"
"2024-03-04T00:00:00.000Z";"2024-03-04T23:59:59.999Z";"2024-03-04T22:26:00.000Z";"2024-03-04T00:16:00.000Z";"2781";63137.0;68537.0;62386.5;68330.4;70670471105.0;1342440022119;"2024-03-04T23:59:59.999Z"
""")

write("exchange_unix.csv", """# source: an exchange's interface
# candles of one day
unix,open,high,low,close
1709251200000,61168.1,63155.1,60790.9,62387.9
1709337600000,62440.0,62440.0,61572.1,62000.0
1709424000000,62000.0,63230.2,61300.5,63113.9
""")

write("oecd.csv", """"TIME"|"VALUE"|"Flag"
"Q1-2023"|101.2|""
"Q2-2023"|101.9|""
"Q3-2023"|102.4|"E"
"Q4-2023"|102.1|"P"
""")

write("imf_months.csv", """Period,Index
2023M9,100.1
2023M10,100.7
2023M11,101.3
""")

write("rats_quarters.csv", """date,gdp
2022:1,100.5
2022:2,101.1
2022:3,101.8
2022:4,101.2
2023:1,101.9
""")

write("bls_parts.csv", """Series,Year,Month,Value
CUUR0000SA0,2023,October,307.671
CUUR0000SA0,2023,November,307.051
CUUR0000SA0,2023,December,306.746
CUUR0000SA0,2024,January,308.417
""")

write("title_lines.csv", """Consumer prices
All items

Month,Index
Oct 2023,307.7
Nov 2023,307.1
Dec 2023,306.7
""", end="\r")

write("title_with_commas.csv", """Consumer prices, all items, index
Source: office, monthly release, revised
Month,Index,Change,Note
2023-10,307.7,-0.1,
2023-11,307.1,-0.2,p
2023-12,306.7,-0.1,p
""")

text = "date,y\n" + "".join(f"2024-01-{day:02},{day / 4}\n" for day in range(1, 32))
halves = text.encode()[:200], text.encode()[200:]
(here / "compressed.csv.gz").write_bytes(b"".join(gzip.compress(half, mtime=0) for half in halves))
