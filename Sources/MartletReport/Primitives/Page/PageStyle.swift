/// The look of pages: light and dark by the reader's system, for screens of all widths and for paper.
///
/// The colours are those of Okabe & Ito (2008), which colour-blind readers tell apart; what a colour
/// says is also said by a shape or a word. The text has none of the signs that markup escapes.
enum PageStyle {
  static let text = """
    :root{--paper:#fff;--panel:#f6f7f9;--ink:#1b2127;--soft:#5b6670;--rule:#dfe3e8;--line:#0072b2;\
    --mark:#c8500a;--band:#0072b222;--note:#fff4e5;color-scheme:light}
    @media (prefers-color-scheme:dark){:root{--paper:#14181c;--panel:#1d2329;--ink:#e6eaee;\
    --soft:#9aa6b1;--rule:#333c45;--line:#56b4e9;--mark:#f0a030;--band:#56b4e92b;--note:#33281a;\
    color-scheme:dark}}
    *{box-sizing:border-box}
    body{margin:0 auto;max-width:68rem;padding:2.5rem 1.5rem 4rem;background:var(--paper);\
    color:var(--ink);font:16px/1.5 system-ui,-apple-system,Segoe UI,Roboto,Noto Sans,sans-serif;\
    font-variant-numeric:tabular-nums}
    h1{font-size:1.75rem;line-height:1.25;margin:0;overflow-wrap:anywhere;font-weight:650}
    h2{font-size:1.15rem;margin:2.75rem 0 .25rem;font-weight:650}
    h3{font-size:.95rem;margin:1.5rem 0 .25rem;font-weight:600;overflow-wrap:anywhere}
    p{margin:.25rem 0 .75rem;max-width:46rem}
    .soft,.lead,figcaption{color:var(--soft)}
    .lead{font-size:1.05rem;margin-top:.5rem;overflow-wrap:anywhere}
    small,figcaption{font-size:.85rem}
    dl{display:grid;grid-template-columns:max-content 1fr;margin:.75rem 0;border-top:1px solid \
    var(--rule)}
    dt,dd{padding:.5rem 0;border-bottom:1px solid var(--rule);margin:0}
    dt{color:var(--soft);padding-right:1.5rem}
    dd{overflow-wrap:anywhere}
    .scroll{overflow-x:auto;margin:.75rem 0}
    table{border-collapse:collapse;font-size:.9rem}
    th{font-weight:600;text-align:left;color:var(--soft);border-bottom:2px solid var(--rule);\
    white-space:nowrap}
    th,td{padding:.4rem 1.4rem .4rem 0;vertical-align:top}
    td{border-bottom:1px solid var(--rule)}
    th.n,td.n{text-align:right;white-space:nowrap}
    td.t{white-space:nowrap}
    td.name bdi,th bdi{display:inline-block;max-width:16rem;overflow-wrap:break-word;\
    vertical-align:top}
    td.why{min-width:11rem}
    .role{white-space:nowrap;padding:.05rem .45rem;border-radius:.3rem;background:var(--panel)}
    .role.used{background:var(--line);color:var(--paper)}
    tr.new td{background:var(--band)}
    td .new{color:var(--mark);font-weight:700}
    figure{margin:.75rem 0 0}
    .plot{display:grid;grid-template-columns:auto 1fr;column-gap:.5rem;margin-top:.5rem}
    .plot .y{position:relative;font-size:.78rem;color:var(--soft);text-align:right}
    .plot .y span{position:absolute;right:0;transform:translateY(-50%);white-space:nowrap}
    .plot .y i{visibility:hidden;font-style:normal;display:block;height:0;white-space:nowrap}
    .plot .x{grid-column:2;position:relative;height:1.4rem;font-size:.78rem;color:var(--soft)}
    .plot .x span{position:absolute;transform:translateX(-50%);white-space:nowrap;top:.2rem}
    .plot svg{display:block;width:100%;height:17rem;overflow:visible}
    .plot.low svg{height:10rem}
    svg *{vector-effect:non-scaling-stroke}
    .grid{stroke:var(--rule);stroke-width:1;fill:none}
    .zero{stroke:var(--soft);stroke-width:1;fill:none}
    .line{stroke:var(--line);stroke-width:1.5;fill:none;stroke-linejoin:round}
    .band{fill:var(--band);stroke:none}
    .bars{fill:var(--line);stroke:none}
    .dots{stroke:var(--mark);stroke-width:9;stroke-linecap:round;fill:none}
    .key{display:inline-block;width:.7rem;height:.7rem;border-radius:50%;background:var(--mark);\
    margin-right:.35rem}
    .key.full,.key.partly,.key.none{border-radius:.1rem;margin-left:.9rem}
    .key.full{background:var(--line);margin-left:0}
    .key.partly{background:var(--line);opacity:.4}
    .key.none{background:var(--panel);border:1px solid var(--rule)}
    .pair{display:grid;grid-template-columns:1fr 1fr;gap:0 2rem}
    .strips{display:grid;grid-template-columns:fit-content(14rem) 1fr max-content;gap:.3rem .9rem;\
    align-items:center;font-size:.9rem;margin-top:.75rem}
    .strips .name{overflow-wrap:anywhere}
    .strips .file{grid-column:1/-1;color:var(--soft);font-size:.85rem;margin-top:.5rem;\
    overflow-wrap:anywhere}
    .strips svg{display:block;width:100%;height:1.05rem;background:var(--panel);border-radius:.15rem}
    .strips .when{color:var(--soft);font-size:.8rem;white-space:nowrap}
    .strips .x{position:relative;height:1.2rem;font-size:.78rem;color:var(--soft);grid-column:2}
    .strips .x span{position:absolute;transform:translateX(-50%);white-space:nowrap}
    .full{fill:var(--line)}
    .partly{fill:var(--line);opacity:.4}
    pre{background:var(--panel);border:1px solid var(--rule);border-radius:.4rem;padding:.8rem 1rem;\
    margin:.5rem 0;white-space:pre-wrap;overflow-wrap:anywhere;user-select:all;\
    font:.88rem/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
    .note{background:var(--note);border-left:4px solid var(--mark);padding:.7rem 1rem;\
    margin:.75rem 0;overflow-wrap:anywhere;border-radius:.2rem}
    footer{margin-top:3rem;padding-top:.75rem;border-top:1px solid var(--rule);color:var(--soft);\
    font-size:.85rem}
    @media (max-width:640px){body{padding:1.5rem 1rem 3rem}.pair{grid-template-columns:1fr}\
    .plot svg{height:13rem}.plot .x .minor,.strips .x .minor{display:none}\
    dl{grid-template-columns:1fr}dt{border:0;padding:.6rem 0 0;font-size:.85rem}\
    dd{padding-top:.1rem}.strips{grid-template-columns:6.5rem 1fr}.strips .name{font-size:.85rem}.strips .when{grid-column:2;\
    margin:-.15rem 0 .35rem}}
    @media print{body{max-width:none;padding:0;font-size:11pt}.scroll{overflow:visible}\
    h2{break-after:avoid}figure,pre,tr{break-inside:avoid}\
    *{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
    """
}
