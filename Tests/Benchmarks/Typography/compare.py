"""Compares where lines end in our paragraphs and in Typst's. Started by scripts/typography."""

import collections
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree
from importlib.metadata import version

import typst

PARAGRAPHS = 200
ROOT = pathlib.Path(__file__).resolve().parents[3]


def phrases():
    """The words of the sample conference, by language."""
    found = {"vi": set(), "ja": set(), "en": set()}
    for path in sorted(ROOT.glob("config/samples/*/*.yaml")):
        for language, text in re.findall(r'\b(vi|ja|en): "([^"]{4,})"', path.read_text()):
            found[language].add(text)
    return {language: sorted(texts) for language, texts in found.items()}


def paragraphs(words):
    """The same paragraphs in every run: language, width in points, text."""
    chance = random.Random(2023)
    result = []
    for number in range(PARAGRAPHS):
        kind = ("vi", "ja", "en", "mixed")[number % 4]
        language = chance.choice(("vi", "ja")) if kind == "mixed" else kind
        text = ""
        for _ in range(chance.randint(4, 9)):
            text += phrase(chance, words, kind, language, text)
        text = re.sub(r"([,.;、。・との ]| và| and|を開催し、|が参加する。)+$", "", text)
        text += "。" if language == "ja" else "."
        result.append((language, chance.randint(150, 460), text))
    return result


def phrase(chance, words, kind, language, before):
    own = chance.choice(words[language])
    other = chance.choice(words["ja" if language == "vi" else chance.choice(("vi", "en"))])
    number = str(chance.randint(2, 9999))
    if language == "ja":
        if kind == "mixed":
            own = chance.choice((own, other, f"{number}年", f"第{number}号", f"“{other}”"))
        ends = ("、", "。", "、", "と", "の", "・", "を開催し、", "が参加する。")
        return own_or_wrapped(chance, own, "「{}」", "（{}）") + chance.choice(ends)
    if kind == "mixed":
        own = chance.choice((f"{own} ({other})", f"{own} {other}", f"“{other}”", own))
    ends = (", ", ". ", "; ", f" – {number}, ", " và " if language == "vi" else " and ")
    return own_or_wrapped(chance, own, "“{}”", "({})") + chance.choice(ends)


def own_or_wrapped(chance, own, *wraps):
    """Words in quotes or brackets one time out of two, unless they have some of their own."""
    if re.search("[()“”「」（）]", own) or chance.random() < 0.5:
        return own
    return chance.choice(wraps).format(own)


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


def regions(our, their):
    """The stretches of lines between shared line ends, where they differ."""
    shared = set(ends(our)) & set(ends(their))

    def parts(lines):
        part, count, result = [], 0, []
        for line in lines:
            part.append(line)
            count += len(solid(line))
            if count in shared:
                result.append(part)
                part = []
        return result + [part]

    return [pair for pair in zip(parts(our), parts(their)) if len(pair[0]) > 1 or len(pair[1]) > 1]


def reason(our, their):
    """The first of the rules told in README.md that parts the two here; None where none does."""
    words = "".join(our)
    inside = "".join(re.sub("。$", "", line.strip()) for line in our + their)
    starts = [solid(line) for line in their[1:]]
    line_ends = [solid(line) for line in their[:-1]]
    if "\u3000" in words:
        return "ideographic space"
    if "。" in inside:
        return "full stop inside a line"
    if any(re.match("[-–]", start) for start in starts):
        return "dash at a line's start"
    if any(re.search("[0-9]$", end) or re.match("[0-9]", start) for end, start in zip(line_ends, starts)):
        return "number apart from its word"
    if any(re.search("[、。]$", solid(line)) for line in our[:-1]):
        return "white of a stop at a line's end"
    return None


def main():
    entries = paragraphs(phrases())
    with tempfile.TemporaryDirectory() as folder:
        theirs = typst_lines(entries, folder)
    ours = our_lines(entries, sys.argv[1])
    same_paragraphs = same = total = 0
    reasons = collections.Counter()
    for (language, width, text), our, their in zip(entries, ours, theirs, strict=True):
        if solid("".join(our)) != solid(text) or solid("".join(their)) != solid(text):
            print(f"read differently: {text}\n  {our}\n  {their}")
            continue
        our_ends, their_ends = ends(our), ends(their)
        shared = len(set(our_ends) & set(their_ends))
        same += shared
        total += max(len(our_ends), len(their_ends))
        same_paragraphs += our_ends == their_ends
        for our_part, their_part in regions(our, their):
            why = reason(our_part, their_part) or "not explained"
            reasons[why] += max(len(our_part), len(their_part)) - 1
            print(f"{language}, {width} pt: {why}")
            for line in our_part:
                print(f"  trao   {line.strip()}")
            for line in their_part:
                print(f"  typst  {line}")
    for why, count in reasons.most_common():
        print(f"{count:4} line ends: {why}")
    agreed = f"{same} of {total} line ends agree with Typst {version('typst')} ({100 * same / total:.1f} %)"
    told = total - same - reasons["not explained"]
    print(f"{agreed}, {told} differ by a rule, {reasons['not explained']} are not explained;"
          f" {same_paragraphs} of {len(entries)} paragraphs are the same")


main()
