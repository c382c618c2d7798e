"""The fidelity page: numbers in the markup that readers destroy, each with what a reader must make of it.

An entry is a piece of HTML and the words that must stand in the article's text, blanks of every kind taken as one.
A forbidden entry is a string that must not stand there: the number as a careless reader glues or loses it.
"""

from __future__ import annotations

TRAPS: tuple[tuple[str, str, str], ...] = (
    # superscripts and subscripts
    ("power", "<p>The sample held 10<sup>6</sup> cells in Asham.</p>", "held 10⁶ cells in Asham"),
    ("power_product", "<p>Belton counted 3.2&times;10<sup>4</sup> spores.</p>", "counted 3.2×10⁴ spores"),
    ("negative_power", "<p>A risk of 10<sup>−5</sup> is told in Corley.</p>", "risk of 10⁻⁵ is told in Corley"),
    ("negative_power_hyphen", "<p>A rate of 10<sup>-3</sup> is told in Darby.</p>", "rate of 10⁻³ is told in Darby"),
    ("square", "<p>The park of 45 km<sup>2</sup> lies at Eccle.</p>", "park of 45 km² lies at Eccle"),
    ("cube", "<p>A dam of 9 m<sup>3</sup> lies at Fenby.</p>", "dam of 9 m³ lies at Fenby"),
    ("inverse_unit", "<p>It flows at 40 m s<sup>−1</sup> past Garth.</p>", "at 40 m s⁻¹ past Garth"),
    ("footnote_number", "<p>Some 25,000<sup>1</sup> people live in Hasby.</p>", "Some 25,000 people live in Hasby"),
    (
        "footnote_link",
        '<p>Some 31,400<sup><a href="#fn2">2</a></sup> people live in Iburn.</p>',
        "Some 31,400 people live in Iburn",
    ),
    (
        "footnote_bracket",
        '<p>Some 52,800<sup class="reference"><a href="#c3">[3]</a></sup> people live in Jarrow.</p>',
        "Some 52,800 people live in Jarrow",
    ),
    ("footnote_star", "<p>Some 61,700<sup>*</sup> people live in Kelso.</p>", "Some 61,700 people live in Kelso"),
    ("footnote_word", "<p>The figures of Larne<sup>4</sup> are 77 days old.</p>", "figures of Larne are 77 days old"),
    (
        "footnote_stop",
        "<p>In Malton it is 18 percent.<sup>5</sup> Nobody knows why.</p>",
        "it is 18 percent. Nobody knows",
    ),
    (
        "footnote_list",
        '<p>Norham has 640<sup><a href="#a">1</a>,<a href="#b">2</a></sup> boats.</p>',
        "Norham has 640 boats",
    ),
    ("ordinal_sup", "<p>Otley came 12<sup>th</sup> of 40.</p>", "Otley came 12th of 40"),
    ("ordinal_sup_first", "<p>Penrith came 1<sup>st</sup> of 41.</p>", "Penrith came 1st of 41"),
    ("price_sup", "<p>A ticket to Quorn costs $19<sup>99</sup> today.</p>", "costs $19.99 today"),
    ("degree_sup", "<p>It was 31<sup>o</sup>C in Ripon.</p>", "was 31°C in Ripon"),
    ("degree_sup_zero", "<p>It was 32 <sup>0</sup>C in Selby.</p>", "was 32 °C in Selby"),
    ("trademark_sup", "<p>Thirsk sold 700 Frostex<sup>TM</sup> units.</p>", "Thirsk sold 700 Frostex"),
    ("chemical_sub", "<p>Ulver emits 88 tonnes of CO<sub>2</sub> daily.</p>", "88 tonnes of CO2 daily"),
    ("chemical_sub_mid", "<p>Vowes treats 90 tonnes of H<sub>2</sub>O daily.</p>", "90 tonnes of H2O daily"),
    ("fraction_sup_sub", "<p>Wigton grew by <sup>3</sup>/<sub>8</sub> of an inch.</p>", "grew by 3/8 of an inch"),
    (
        "fraction_mixed",
        "<p>Yarm waited 2<sup>1</sup>&frasl;<sub>2</sub> hours.</p>",
        "Yarm waited 2 1/2 hours",
    ),
    ("fraction_mixed_slash", "<p>Acle ran 26 <sup>1</sup>/<sub>4</sub> miles.</p>", "Acle ran 26 1/4 miles"),
    # inline markup inside numbers
    ("bold_decimal", "<p>Bude lost 3.<b>4</b>% of its sand.</p>", "Bude lost 3.4% of its sand"),
    ("italic_thousands", "<p>Cromer has <i>1</i>,204 beds.</p>", "Cromer has 1,204 beds"),
    ("span_digits", "<p>Diss holds <span>8</span><span>6</span> cats.</p>", "Diss holds 86 cats"),
    ("span_comma", "<p>Ely has 7<span>,</span>310 bikes.</p>", "Ely has 7,310 bikes"),
    ("drop_cap", '<p><span class="dropcap">1</span>9 people left Frome.</p>', "19 people left Frome"),
    ("comment_inside", "<p>Goole paid <!-- -->$2<!-- -->.<!-- -->5<!-- --> million.</p>", "Goole paid $2.5 million"),
    ("link_number", '<p>Hythe has <a href="/x">4,411</a> trees.</p>', "Hythe has 4,411 trees"),
    ("link_half", '<p>Ilkley has 5,<a href="/x">622</a> trees.</p>', "Ilkley has 5,622 trees"),
    ("bold_sign", "<p>Kendal fell <b>−</b>6.1 points.</p>", "Kendal fell −6.1 points"),
    ("bold_currency", "<p>Leek raised <b>£</b>930.</p>", "Leek raised £930"),
    ("bold_percent", "<p>Mold voted 64<b>%</b> yes.</p>", "Mold voted 64% yes"),
    ("small_unit", "<p>Neath walked 17<small>km</small> home.</p>", "Neath walked 17km home"),
    (
        "abbr",
        '<p>Oban paid <abbr title="British pounds">£</abbr>1.1<abbr title="million">m</abbr>.</p>',
        "Oban paid £1.1m",
    ),
    ("time_element", '<p>Poole waited <time datetime="PT3H">3 hours</time>.</p>', "Poole waited 3 hours"),
    ("data_element", '<p>Ryde sold <data value="14000">14,000</data> cakes.</p>', "Ryde sold 14,000 cakes"),
    ("mark_element", "<p>Stoke hired <mark>2,150</mark> men.</p>", "Stoke hired 2,150 men"),
    ("deleted", "<p>Truro has <del>400</del> 390 shops.</p>", "Truro has 390 shops"),
    ("struck", "<p>Ware has <s>510</s> <ins>520</ins> shops.</p>", "Ware has 520 shops"),
    (
        "nested_inline",
        "<p>Alnwick spent <b><i><span>1</span></i>.<u>7</u></b> billion.</p>",
        "Alnwick spent 1.7 billion",
    ),
    # blanks: narrow ones, and breaks of lines
    ("no_break_space", "<p>Brigg has 12&nbsp;450 people.</p>", "Brigg has 12 450 people"),
    ("narrow_space", "<p>Clun has 13&#8239;560 people.</p>", "Clun has 13 560 people"),
    ("thin_space", "<p>Deal has 14&thinsp;670 people.</p>", "Deal has 14 670 people"),
    ("word_break", "<p>Epsom has 1,234<wbr>,567 bees.</p>", "Epsom has 1,234,567 bees"),
    ("soft_hyphen", "<p>Filey has 21&shy;500 gulls.</p>", "Filey has 21500 gulls"),
    ("zero_width_space", "<p>Grays has 22&#8203;600 gulls.</p>", "Grays has 22600 gulls"),
    ("word_joiner", "<p>Holt has 23&#8288;,700 gulls.</p>", "Holt has 23,700 gulls"),
    ("break_element", "<p>Ince: 41<br>Jedburgh: 52</p>", "Ince: 41 Jedburgh: 52"),
    ("break_between_numbers", "<p>Keele<br>61<br>72<br>Lundy</p>", "Keele 61 72 Lundy"),
    ("newline_in_source", "<p>Marlow paid $3.4\n   billion.</p>", "Marlow paid $3.4 billion"),
    ("image_between", '<p>Nairn has 33 <img src="x.png" alt=""> 44 horses.</p>', "Nairn has 33 44 horses"),
    # entities and signs
    ("half_entity", "<p>Oakham ate 6&frac12; pies.</p>", "Oakham ate 6½ pies"),
    ("third_entity", "<p>Perth ate &#8531; of a pie.</p>", "Perth ate ⅓ of a pie"),
    ("minus_entity", "<p>It was &minus;8 in Rhyl.</p>", "It was −8 in Rhyl"),
    ("less_than", "<p>In Stroud &lt;5 percent voted.</p>", "In Stroud <5 percent voted"),
    ("greater_than", "<p>In Tenby &gt;90 percent voted.</p>", "In Tenby >90 percent voted"),
    ("range_entity", "<p>Usk needs 10&ndash;15 men.</p>", "Usk needs 10–15 men"),
    ("currency_entity", "<p>Ventnor paid &euro;71 and &pound;82 and &yen;93.</p>", "paid €71 and £82 and ¥93"),
    ("digit_entity", "<p>Whitby has &#49;&#50;&#51; steps.</p>", "Whitby has 123 steps"),
    ("plus_minus", "<p>Yeovil is 9&plusmn;1 feet off.</p>", "Yeovil is 9±1 feet off"),
    # mathematics
    (
        "math_power",
        "<p>Alton holds <math><msup><mn>10</mn><mn>9</mn></msup></math> grains.</p>",
        "Alton holds 10⁹ grains",
    ),
    (
        "math_fraction",
        "<p>Bourne lost <math><mfrac><mn>5</mn><mn>6</mn></mfrac></math> of it.</p>",
        "Bourne lost 5/6 of it",
    ),
    # blocks
    ("list_items", "<ul><li>Chard: 101 dead</li><li>Dover: 202 hurt</li></ul>", "Chard: 101 dead Dover: 202 hurt"),
    ("list_numbers_only", "<ul><li>Evesham</li><li>303</li><li>404</li></ul>", "Evesham 303 404"),
    (
        "table_cells",
        "<table><tr><th>Town</th><th>May</th><th>June</th></tr><tr><td>Fowey</td><td>1.2m</td><td>1.4m</td></tr></table>",
        "Fowey 1.2m 1.4m",
    ),
    (
        "table_cell_breaks",
        "<table><tr><th>Town</th><th>Old<br>New</th></tr><tr><td>Girvan</td><td>505<br>606</td></tr></table>",
        "Girvan 505 606",
    ),
    (
        "table_cell_footnote",
        "<table><tr><th>Town</th><th>Votes</th></tr><tr><td>Hexham</td><td>7,070<sup>a</sup></td></tr></table>",
        "Hexham 7,070",
    ),
    (
        "table_nested_markup",
        "<table><tr><th>Town</th><th>Share</th></tr><tr><td>Ipswich</td><td><p><span>(8.<b>08</b>)</span></p></td></tr></table>",
        "Ipswich (8.08)",
    ),
    ("definition_list", "<dl><dt>Kinross</dt><dd>909</dd><dt>Lewes</dt><dd>1,010</dd></dl>", "Kinross 909 Lewes 1,010"),
    (
        "figure_caption",
        '<figure><img src="m.jpg"><figcaption>Margate drew 1,111 bathers</figcaption></figure>',
        "Margate drew 1,111 bathers",
    ),
    ("division_blocks", "<div>Newark</div><div>1,212</div><div>1,313</div>", "Newark 1,212 1,313"),
    ("quotation", "<blockquote><p>We in Ossett sold 1,414 hats.</p></blockquote>", "We in Ossett sold 1,414 hats."),
    ("preformatted", "<pre>Pudsey   1,515\nRomsey   1,616</pre>", "Pudsey 1,515 Romsey 1,616"),
    ("heading_number", "<h2>Settle wins 1,717 votes</h2><p>It was close in Settle.</p>", "Settle wins 1,717 votes"),
    ("details", "<details><summary>Tring?</summary><p>Tring has 1,818 ducks.</p></details>", "Tring has 1,818 ducks"),
    ("quote_element", "<p>Uppingham said: <q>We lost 1,919 votes</q>.</p>", "“We lost 1,919 votes”"),
    # what nobody sees
    ("screen_reader", '<p>Wells has <span class="sr-only">exactly</span> 2,020 swans.</p>', "Wells has 2,020 swans"),
    ("hidden_span", '<p>Amble has <span style="display:none">99</span>2,121 swans.</p>', "Amble has 2,121 swans"),
    ("script_inside", "<p>Bewdley has <script>var a = 98;</script>2,222 swans.</p>", "Bewdley has 2,222 swans"),
    ("ruby", "<p>Cley has <ruby>2,323<rp>(</rp><rt>97</rt><rp>)</rp></ruby> swans.</p>", "Cley has 2,323 swans"),
)

FORBIDDEN = (
    *(
        "106 cells",
        "3.2×104",
        "105 is",
        "103 is",
        "km2",
        "m3 lies",
        "s1 past",
        "s−1 past",
        "25,0001",
        "31,4002",
        "52,8003",
    ),
    *(
        "52,800[3]",
        "61,700*",
        "Larne4",
        "percent.5",
        "6401",
        "$1999",
        "31oC",
        "320C",
        "has 400",
        "has 510",
        "21/2",
        "261/4",
        "109 grains",
    ),
    *("1.2m1.4m", "505606", "7,070a", "909Lewes", "1,2121,313", "303404", "6172", "4152", "992,121"),
)


def build_fidelity_page() -> str:
    """Give the page: an article of an ordinary outlet around all traps."""
    body = "\n".join(html for _, html, _ in TRAPS)
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
        "<title>A gazetteer of small towns</title></head><body>"
        "<header><nav><a href='/'>Home</a></nav></header><main><article><h1>A gazetteer of small towns</h1>"
        "<p>The county has published its yearly book of figures, and every town in it has something to be proud of "
        "or to be sorry for. We have gone through all of it, from the first page to the last.</p>"
        f"{body}"
        "<p>The next volume comes out in spring, and the clerk who wrote it by hand says that it will be his last.</p>"
        "</article></main><footer><p>All rights reserved</p></footer></body></html>"
    )
