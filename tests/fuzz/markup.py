"""Made-up pages: markup that is right, that is nearly right, and that lies about its own encoding."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.fuzz.prose import mutated, reports, sentences

TAGS: tuple[str, ...] = (
    "p",
    "div",
    "span",
    "b",
    "a",
    "article",
    "section",
    "h1",
    "h2",
    "ul",
    "li",
    "table",
    "tr",
    "td",
    "figure",
)
TAGS += (
    "figcaption",
    "time",
    "header",
    "footer",
    "nav",
    "aside",
    "blockquote",
    "pre",
    "svg",
    "math",
    "form",
    "i",
)
FRAGMENTS = (
    "<p>",
    "</p>",
    "<div class=article-body>",
    "</div>",
    "<h1>",
    "</h1>",
    "<b",
    ">",
    "<",
    "</",
    "<!--",
    "-->",
    "<!-- a -- b ->",
    "<![CDATA[",
    "]]>",
    "<!DOCTYPE html [<!ENTITY a 'b'>]>",
    "<?xml version='1.0' encoding='utf-7'?>",
    "<?php echo 1 ?>",
    "<script>",
    "alert('x')</script>",
    "<script type=application/ld+json>",
    '{"@type":"NewsArticle","datePublished":"2014-99-99","author":[{"name":{"name":[[]]}}],"articleBody":"Gunmen"}',
    "</script>",
    "<style>p{}",
    "</style>",
    "<title>",
    "</title>",
    "<textarea>",
    "<noscript>",
    "<template>",
    "<svg onload=alert(1)>",
    "<math><mtext>",
    "<iframe srcdoc='<p>x'>",
    "<base href='javascript:'>",
    "<meta charset=utf-16>",
    "<meta charset=rot13>",
    '<meta property="og:title" content="A &quot;title&quot; <b>">',
    '<meta name="author" content="By Ann Lee and Tom Lee, and and and">',
    '<meta name="date" content="31 February 2014">',
    "<time datetime='0000-00-00'>",
    "<a href='javascript:alert(1)'>",
    "<td colspan=99999999>",
    "<ol start=1e9><li>",
    "&amp;",
    "&#0;",
    "&#x110000;",
    "&#xD800;",
    "&#8238;",
    "&nosuch;",
    "&lt",
    "&",
    "\x00",
    "By Ann Lee\n",
    "16 June 2014 08:00 GMT",
    "BAGHDAD (Reuters) — ",
    "Share this article",
    "© 2014 The Valley Gazette. All rights reserved.",
    "Read more: ",
    " | Home | World | Sport | ",
)
ENCODINGS: tuple[str, ...] = (
    "utf-8",
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-32",
    "windows-1252",
    "latin-1",
    "koi8-r",
    "gb18030",
)
ENCODINGS += ("shift_jis", "iso2022_jp", "hz", "cp037", "utf-7")
TYPES = (
    None,
    None,
    "text/html",
    "text/plain",
    "text/html; charset=utf-16",
    "application/pdf",
    "text/html; charset=\x00",
)


def soup() -> st.SearchStrategy[str]:
    """Pieces of markup and of a report in any order."""
    return st.lists(st.one_of(st.sampled_from(FRAGMENTS), sentences(), st.text(max_size=5)), max_size=40).map(
        "".join
    )


def trees() -> st.SearchStrategy[str]:
    """A page whose elements close in order, some of them very deep."""
    leaf = st.one_of(sentences(), sentences(), st.just("<!-- no -->"), st.just("<script>NEVER</script>"))
    inner = st.recursive(
        leaf,
        lambda below: st.tuples(st.sampled_from(TAGS), st.lists(below, max_size=4), st.integers(1, 3)).map(
            lambda three: f"<{three[0]}>" * three[2] + "".join(three[1]) + f"</{three[0]}>" * three[2]
        ),
        max_leaves=12,
    )
    return inner.map(lambda body: f"<html><head><title>News</title></head><body>{body}</body></html>")


@st.composite
def captured(draw: st.DrawFn) -> tuple[bytes, str | None]:
    """The bytes of a page and the type that its server gives it, which may be wrong."""
    media_type = draw(st.sampled_from(TYPES))
    if draw(st.integers(0, 4)) == 0:
        return draw(mutated()), media_type
    text = draw(st.one_of(soup(), soup(), trees(), reports()))
    content = text.encode(draw(st.sampled_from(ENCODINGS)), "replace")
    if draw(st.integers(0, 5)) == 0:
        content = b"%PDF-1.4\n" + content
    return content, media_type
