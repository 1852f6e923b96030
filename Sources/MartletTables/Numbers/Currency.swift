/// What currencies are called beside amounts.
enum Currency {
  /// Whether a text is a sign such as `$` or `US$`, or a code of ISO 4217.
  static func isName(_ text: String) -> Bool {
    if names.contains(text) { return true }
    let scalars = text.unicodeScalars
    return scalars.count == 1 && scalars.first?.properties.generalCategory == .currencySymbol
  }

  private static let names = Set((codes + signs).split(separator: " ").map(String.init))

  /// ISO 4217, with codes that old data have.
  private static let codes = """
    AED AFN ALL AMD ANG AOA ARS ATS AUD AWG AZN BAM BBD BDT BEF BGN BHD BIF BMD BND BOB BRL BSD BTC BTN \
    BWP BYN BYR BZD CAD CDF CHF CLF CLP CNH CNY COP CRC CUP CVE CZK DEM DJF DKK DOP DZD EEK EGP ERN ESP \
    ETB ETH EUR FIM FJD FKP FRF GBP GBX GEL GHS GIP GMD GNF GRD GTQ GYD HKD HNL HRK HTG HUF IDR IEP ILS \
    INR IQD IRR ISK ITL JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LTL LUF LVL \
    LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NLG NOK NPR NZD OMR PAB PEN \
    PGK PHP PKR PLN PTE PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SIT SKK SLE SLL SOS SRD SSP \
    STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD USDC USDT UYU UZS VES VND VUV WST XAF \
    XAG XAU XCD XDR XOF XPF YER ZAR ZMW ZWL
    """

  /// Signs of several characters, and abbreviations that stand in for them.
  private static let signs = """
     US$ A$ AU$ C$ CA$ HK$ NZ$ S$ SG$ R$ NT$ MX$ Rs Rs. kr kr. z\u{142} K\u{10D} Ft Fr Fr. SFr. \
    \u{43B}\u{432} \u{43B}\u{432}. \u{440}\u{443}\u{431} \u{440}\u{443}\u{431}. TL RM Rp Rp. \u{5143} \
    \u{5186} \u{C6D0} \u{FFE5}
    """
}
