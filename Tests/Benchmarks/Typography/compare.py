"""Compares where lines end in our paragraphs and in Typst's. Started by scripts/typography."""

import json
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree
from importlib.metadata import version

import typst

HERE = pathlib.Path(__file__).resolve().parent
PARAGRAPHS = HERE / "paragraphs.tsv"
DIFFERENCES = HERE / "DIFFERENCES.md"
UNSEEN = "Not looked at yet."


def paragraphs():
    """Language, width in points, text."""
    lines = PARAGRAPHS.read_text().splitlines()
    return [(language, int(width), text) for language, width, text in (line.split("\t") for line in lines)]


def typst_lines(entries, folder):
    """The lines of each paragraph as Typst sets it, without white."""
    source = [
        "#set page(width: 560pt, height: auto, margin: 20pt)",
        "#set par(justify: true, leading: 25pt)",
        # Kerning of kana would leave the grid of full ems that Japanese is set on.
        r'#show regex("[\p{Han}\p{Hiragana}\p{Katakana}ー、。・「」（）]+"): set text(kerning: false)',
    ]
    for language, width, text in entries:
        fonts = ["Liberation Serif", "Noto Serif CJK JP"]
        if language == "ja":
            fonts.reverse()
        source.append(
            f"#page[#set text(font: {as_tuple(fonts)}, size: 10pt, lang: {json.dumps(language)}, hyphenate: false)\n"
            f"#block(width: {width}pt, {{ {json.dumps(text, ensure_ascii=False)} }})]"
        )
    path = pathlib.Path(folder, "paragraphs.typ")
    path.write_text("\n".join(source))
    pdf = pathlib.Path(folder, "paragraphs.pdf")
    typst.compile(str(path), output=str(pdf))
    page_words = pathlib.Path(folder, "words.html")
    subprocess.run(["pdftotext", "-bbox", str(pdf), str(page_words)], check=True)
    tree = xml.etree.ElementTree.parse(page_words)
    name = "{http://www.w3.org/1999/xhtml}"
    return [lines_of(page.iter(name + "word")) for page in tree.iter(name + "page")]


def as_tuple(fonts):
    return "(" + ", ".join(json.dumps(font) for font in fonts) + ")"


def lines_of(words):
    """The words of a page, joined to lines by their heights."""
    lines = {}
    for word in words:
        middle = (float(word.get("yMin")) + float(word.get("yMax"))) / 2
        row = next((height for height in lines if abs(height - middle) < 10), middle)
        lines.setdefault(row, []).append((float(word.get("xMin")), word.text))
    return ["".join(text for _, text in sorted(lines[row])) for row in sorted(lines)]


def our_lines(entries, program):
    source = "".join(f"{language}\t{width}\t{text}\n" for language, width, text in entries)
    output = subprocess.run([program], input=source, capture_output=True, text=True, check=True).stdout
    return [line.split("\t") for line in output.splitlines()]


def solid(text):
    """Without white: programs that extract text see some where there is none."""
    return re.sub(r"\s+", "", text)


def ends(lines):
    """After how many characters lines end, the last one left out."""
    places = []
    count = 0
    for line in lines[:-1]:
        count += len(solid(line))
        places.append(count)
    return places


def regions(text, our, their):
    """The stretches of lines between shared line ends, where they differ, with their white."""
    our_ends, their_ends = ends(our), ends(their)
    shared = set(our_ends) & set(their_ends)

    def parts(line_ends):
        part, line, count, result = [], "", 0, []
        for character in text:
            if line or not character.isspace():
                line += character
            if character.isspace():
                continue
            count += 1
            if count in line_ends:
                part.append(line)
                line = ""
            if count in shared:
                result.append(part)
                part = []
        return result + [part + [line]]

    pairs = zip(parts(set(our_ends)), parts(set(their_ends)))
    return [pair for pair in pairs if len(pair[0]) > 1 or len(pair[1]) > 1]


def sections(text):
    """The differences a list tells of, and what it says of each."""
    found = re.findall(r"^(## .*?\n```.*?```\n)\n(.*?)\n(?=\n## |\Z)", text, re.DOTALL | re.MULTILINE)
    return dict(found)


def section(number, language, width, our, their):
    lines = [f"trao   {line}" for line in our] + [f"typst  {line}" for line in their]
    block = "\n".join(lines)
    return f"## Paragraph {number}: {language}, {width} pt\n\n```text\n{block}\n```\n"


def main():
    entries = paragraphs()
    with tempfile.TemporaryDirectory() as folder:
        theirs = typst_lines(entries, folder)
    ours = our_lines(entries, sys.argv[1])
    same_paragraphs = same = total = 0
    found = []
    for number, (entry, our, their) in enumerate(zip(entries, ours, theirs, strict=True), 1):
        language, width, text = entry
        if solid("".join(our)) != solid(text) or solid("".join(their)) != solid(text):
            sys.exit(f"paragraph {number} is read differently: {text}\n  {our}\n  {their}")
        our_ends, their_ends = ends(our), ends(their)
        same += len(set(our_ends) & set(their_ends))
        total += max(len(our_ends), len(their_ends))
        same_paragraphs += our_ends == their_ends
        found += [section(number, language, width, *pair) for pair in regions(text, our, their)]
    text = DIFFERENCES.read_text() if DIFFERENCES.exists() else "# Where our lines end and Typst's do not\n"
    known = sections(text)
    print(f"{same} of {total} line ends agree with Typst {version('typst')} ({100 * same / total:.1f} %);"
          f" {same_paragraphs} of {len(entries)} paragraphs are the same, {len(found)} places differ")
    if "--write" in sys.argv:
        head = text.split("\n## ")[0].rstrip("\n")
        told = "\n".join(f"{part}\n{known.get(part, UNSEEN)}\n" for part in found)
        DIFFERENCES.write_text(f"{head}\n\n{told}")
        return
    new = [part for part in found if known.get(part, UNSEEN) == UNSEEN]
    gone = [part for part in known if part not in found]
    for part in new:
        print(f"\nnot explained in {DIFFERENCES.name}:\n{part}")
    for part in gone:
        print(f"\nin {DIFFERENCES.name}, but no longer so:\n{part}")
    sys.exit(1 if new or gone else 0)


main()
