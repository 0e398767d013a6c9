"""What agencies send comes out as articles with their own ids, names and instants; XML is never trusted."""

import json
from pathlib import Path

import pytest

from khabar.errors import InputNotice, UnreadableInput
from khabar.read.files import read_articles
from khabar.records import Article

BODY = "قال العميد سامر الحداد إن الحريق أخمد."

NEWSML = f"""<?xml version="1.0" encoding="UTF-8"?>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:nab.example:20260514:1" version="3">
  <itemMeta><provider literal="NAB"><name>وكالة نورلاند</name></provider>
    <versionCreated>2026-05-14T09:00:00+03:00</versionCreated></itemMeta>
  <contentMeta><contentCreated>2026-05-14T08:30:00+03:00</contentCreated><language tag="ar-SA"/>
    <headline>حريق في الميناء</headline><dateline>مرسى الدانة</dateline><by>ليان الموسوي</by></contentMeta>
  <contentSet><inlineXML contenttype="application/xhtml+xml">
    <html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>
      <p>{BODY}</p><table><tr><td>جدول</td></tr></table><p>وأضاف أن
      الميناء مفتوح.</p></body></html></inlineXML></contentSet>
</newsItem>"""

NITF = f"""<?xml version="1.0"?>
<!DOCTYPE nitf SYSTEM "http://nitf.example/nitf.dtd">
<nitf><head><title>x</title><docdata><date.issue norm="20260514T083000+0300"/>
<doc-id id-string="nab-77" regsrc="NAB"/></docdata></head><body><body.head><hedline><hl1>حريق في الميناء</hl1></hedline>
<byline>ليان الموسوي</byline><dateline><location>مرسى الدانة</location></dateline></body.head>
<body.content><block><p>{BODY}</p><p>وأضاف أن الميناء مفتوح.</p></block></body.content></body></nitf>"""

NINJS = {
    "uri": "nab:1",
    "headline": "حريق في الميناء",
    "byline": "ليان الموسوي",
    "body_xhtml": f"<div><p>{BODY}</p><p>وأضاف أن الميناء مفتوح.</p></div>",
    "versioncreated": "2026-05-14T08:30:00+03:00",
    "language": "ar",
    "provider": {"name": "وكالة نورلاند"},
}
NINJS_2 = {
    "uri": "nab:2",
    "headlines": [{"role": "main", "value": "حريق في الميناء"}],
    "bodies": [{"contenttype": "text/html", "value": f"<p>{BODY}</p><p>وأضاف أن الميناء مفتوح.</p>"}],
    "infosources": [{"name": "وكالة نورلاند"}],
    "firstcreated": "2026-05-14T08:30:00+03:00",
}

RSS = f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>صدى</title><language>ar</language>
<item><title>حريق في الميناء</title><link>https://sada.example/1</link><pubDate>Thu, 14 May 2026 08:30:00 +0300</pubDate>
<description>موجز</description><content:encoded><![CDATA[<p>{BODY}</p><p>وأضاف أن الميناء مفتوح.</p><script>alert(1)</script>]]></content:encoded></item>
<item><title>خبر ثان</title><link>https://sada.example/2</link><description>افتتح الوزير &lt;b&gt;المعرض&lt;/b&gt;.</description></item>
</channel></rss>"""

ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>صدى</title>
<entry><title>حريق في الميناء</title><id>urn:1</id><link href="https://sada.example/1"/>
<published>2026-05-14T08:30:00+03:00</published><author><name>ليان الموسوي</name></author>
<content type="html">&lt;p&gt;{BODY}&lt;/p&gt;&lt;p&gt;وأضاف أن الميناء مفتوح.&lt;/p&gt;</content></entry></feed>"""

JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "صدى",
    "language": "ar-EG",
    "items": [
        {
            "id": "1",
            "url": "https://sada.example/1",
            "title": "حريق في الميناء",
            "content_html": f"<p>{BODY}</p><p>وأضاف أن الميناء مفتوح.</p>",
            "date_published": "2026-05-14T08:30:00+03:00",
            "authors": [{"name": "ليان الموسوي"}],
        }
    ],
}


def read(path: Path) -> tuple[list[Article], list[str]]:
    items = list(read_articles([str(path)]))
    told = [str(item) for item in items if isinstance(item, UnreadableInput | InputNotice)]
    return [item for item in items if isinstance(item, Article)], told


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.newsml", NEWSML),
        ("a.xml", NEWSML),
        (
            "message.xml",
            f'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>{NEWSML.partition("?>")[2]}</itemSet></newsMessage>',
        ),
        ("a.nitf", NITF),
        ("no-name", NITF),
        ("a.json", json.dumps(NINJS)),
        ("many.jsonl", json.dumps(NINJS)),
        ("two.json", json.dumps(NINJS_2)),
        ("feed.rss", RSS),
        ("feed.xml", ATOM),
        ("feed", ATOM),
        ("feed.json", json.dumps(JSON_FEED)),
    ],
)
def test_an_item_becomes_an_article(tmp_path: Path, name: str, content: str) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    articles, _ = read(path)
    article = articles[0]
    assert article.title == "حريق في الميناء"
    assert article.text == f"حريق في الميناء\n\n{BODY}\nوأضاف أن الميناء مفتوح."
    assert article.published_day is not None
    assert article.published_day.isoformat() == "2026-05-14"
    assert article.language == "ar"
    assert article.outlet in ("وكالة نورلاند", "صدى", "NAB")


def test_names_and_numbers_of_an_agency_item_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text(NEWSML, encoding="utf-8")
    ((article,), _) = read(path)
    assert article.id == "urn:newsml:nab.example:20260514:1"
    assert article.outlet == "وكالة نورلاند"
    assert article.byline == "مرسى الدانة - ليان الموسوي"
    assert article.extra["version"] == "3"


def test_a_feed_gives_an_article_an_entry_and_no_script(tmp_path: Path) -> None:
    path = tmp_path / "a.rss"
    path.write_text(RSS, encoding="utf-8")
    articles, _ = read(path)
    assert [article.url for article in articles] == ["https://sada.example/1", "https://sada.example/2"]
    assert articles[1].text == "خبر ثان\n\nافتتح الوزير المعرض."
    assert not any("alert" in article.text for article in articles)


def test_an_entity_is_never_expanded_and_no_file_is_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("SECRET", encoding="utf-8")
    path = tmp_path / "a.nitf"
    bomb = '<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">'
    path.write_text(
        f'<!DOCTYPE nitf [{bomb}<!ENTITY x SYSTEM "file://{secret}">]>'
        f"<nitf><body><body.content><p>{BODY} &x; &c;</p></body.content></body></nitf>",
        encoding="utf-8",
    )
    ((article,), _) = read(path)
    assert "SECRET" not in article.text
    assert "haha" not in article.text
    assert BODY in article.text


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.xml", "<newsItem><unclosed>", "line 1"),
        ("a.xml", "<invoice><p>نص</p></invoice>", "XML of a kind Khabar does not read (<invoice>)"),
        ("a.xml", '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="x"><contentSet/></newsItem>', "no text"),
        ("a.rss", "<rss><channel><title>صدى</title></channel></rss>", "no entry"),
        ("a.json", '{"uri": "x", "type": "picture"}', "this item holds no text"),
        ("a.json", '{"version": "https://jsonfeed.org/version/1", "items": "x"}', "no entry"),
        ("a.xml", "", "empty"),
    ],
)
def test_what_holds_no_article_is_told_in_one_line(tmp_path: Path, name: str, content: str, said: str) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    articles, told = read(path)
    assert articles == []
    assert len(told) == 1
    assert said in told[0]
    assert "\n" not in told[0]


def test_elements_without_end_do_not_break_the_reader(tmp_path: Path) -> None:
    path = tmp_path / "a.nitf"
    path.write_text(f"<nitf><body.content>{'<p>' * 5000}{BODY}{'</p>' * 5000}</body.content></nitf>", encoding="utf-8")
    articles, told = read(path)
    assert not articles
    assert told == [f"{path}, line 1: its elements are nested over 256 deep"]


def feed(*entries: tuple[str, str, str]) -> str:
    items = "".join(
        f"<item><title>{title}</title><description>{text}</description><pubDate>{date}</pubDate></item>"
        for title, text, date in entries
    )
    return f"<rss version='2.0'><channel><title>صدى</title>{items}</channel></rss>"


@pytest.mark.parametrize("depth", [230, 400, 5000])
def test_text_in_elements_nobody_closed_is_read_to_its_end(tmp_path: Path, depth: int) -> None:
    path = tmp_path / "a.rss"
    path.write_text(feed(("حريق", f"<![CDATA[{'<b>نص ' * depth}{BODY}]]>", "2026-05-14")), encoding="utf-8")
    (article,), told = read(path)
    assert article.text.endswith(BODY)
    assert told == []


def test_what_an_entity_stands_for_stays_as_it_is_written(tmp_path: Path) -> None:
    path = tmp_path / "a.nitf"
    doctype = '<!DOCTYPE nitf [<!ENTITY who "الوزير"><!ENTITY file SYSTEM "file:///etc/hostname">]>'
    body = "<p>قال &who; إن <b>الميناء</b> مفتوح &file; غدا.</p>"
    path.write_text(f"{doctype}<nitf><body.content>{body}</body.content></nitf>", encoding="utf-8")
    (article,), _ = read(path)
    assert article.text == "قال &who; إن الميناء مفتوح &file; غدا."


@pytest.mark.parametrize(
    ("given", "published"),
    [
        ("Fri, 01 May 2026 01:00:00 +0300", "2026-05-01T01:00:00+03:00"),
        ("2026-05-14", "2026-05-14"),
        ("99999-01-01T00:00:00Z", None),
        ("الجمعة الماضي", None),
        ("Thu, 01 Jan 1970 00:00:00 GMT", None),
    ],
)
def test_the_day_of_an_entry_is_the_one_its_outlet_wrote(tmp_path: Path, given: str, published: str | None) -> None:
    path = tmp_path / "a.rss"
    path.write_text(feed(("حريق", BODY, given)), encoding="utf-8")
    (article,), told = read(path)
    assert article.published == published
    assert ["is not a date" in line for line in told] == [True] * (published is None)


def test_plain_text_in_atom_is_no_markup(tmp_path: Path) -> None:
    path = tmp_path / "a.atom"
    entry = '<title type="text">a&lt;b wins</title><content type="text">If x&lt;y then stay.</content>'
    path.write_text(f'<feed xmlns="http://www.w3.org/2005/Atom"><entry>{entry}</entry></feed>', encoding="utf-8")
    (article,), _ = read(path)
    assert article.text == "a<b wins\n\nIf x<y then stay."
