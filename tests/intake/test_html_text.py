"""HTML becomes the words that a reader sees, in no more time than it takes to read them."""

import time

import pytest

from foitui.intake.html_text import html_text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>one</p><p>two<br>three</p>", "one\n\ntwo\nthree\n"),
        ("<div>one</div><div>two</div>", "one\n\ntwo\n"),
        ("<ol><li>a</li><li>b<ul><li>c</ul></li></ol>", "1. a\n2. b\n  - c\n"),
        ("one\n   two &amp; &lt;b&gt; &pound;5", "one two & <b> £5\n"),
        ("<head><title>t</title><style>p{}</style></head>x<script>alert(1)</script>y", "xy\n"),
        ("<head><title>never closed<body>seen", "seen\n"),
        ("a<!-- b -->c<!-- d", "ac<!-- d\n"),
        (
            '<a href="https://x.example/?a=1&amp;b=2">here</a>',
            "here (https://x.example/?a=1&b=2)\n",
        ),
        ('<a href="https://x.example/">https://x.example/</a>', "https://x.example/\n"),
        ('<a href="javascript:alert(1)">here</a>', "here\n"),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2\n"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "a  b\n"),
    ],
)
def test_words_and_lists_come_out(html: str, text: str) -> None:
    assert html_text(html) == text


@pytest.mark.parametrize(
    "piece", ["<", "<a ", '<a b="', "<!--", "</", "<?", "<ul><li>", "<td>", "<a>", "&", "<script>"]
)
def test_broken_html_takes_no_longer_than_whole(piece: str) -> None:
    start = time.perf_counter()
    html_text(piece * (200_000 // len(piece)))
    assert time.perf_counter() - start < 2  # 0.1 s; the standard library's parser needs minutes
