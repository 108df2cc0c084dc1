"""The two papers by reportlab, the certificate over a background page merged by pypdf, as ticket shops do it.

reportlab embeds no CFF outlines: `japanese` names a TrueType file here.
"""

import html
import io

import pypdf
from reportlab.graphics import renderPDF
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, Table, TableStyle

from common import folder, japanese, measure, words as w

LIBERATION = "/usr/share/fonts/truetype/liberation2/LiberationSerif-"
for name, file in (("L", LIBERATION + "Regular.ttf"), ("LB", LIBERATION + "Bold.ttf"), ("J", japanese)):
    pdfmetrics.registerFont(TTFont(name, file))


def runs(text):
    """It has no font fallback: runs of Japanese are wrapped by hand."""
    out, inside = "", False
    for character in text:
        wide = ord(character) >= 0x2E80
        if wide != inside:
            out += "<font name=J>" if wide else "</font>"
            inside = wide
        out += html.escape(character)
    return out + ("</font>" if inside else "")


class Page:
    def __init__(self, person, size):
        self.out = io.BytesIO()
        self.height = size[1]
        self.canvas = Canvas(self.out, pagesize=size, invariant=1, pageCompression=1, lang="vi")
        self.canvas.setTitle(person["serial"])

    def text(self, text, x, y, width, size, bold=False, align=0, wide=False, colour="#191919"):
        style = ParagraphStyle(
            "p", fontName="LB" if bold else "L", fontSize=size, leading=size * (1.5 if wide else 1.25),
            alignment=align, wordWrap="CJK" if wide else None, textColor=colour)
        paragraph = Paragraph(runs(text), style)
        height = paragraph.wrap(width, 1000)[1]
        paragraph.drawOn(self.canvas, x, self.height - y - height)
        return height

    def qr(self, text, x, y, side):
        code = QrCodeWidget(text, barLevel="M")
        left, bottom, right, top = code.getBounds()
        drawing = Drawing(side, side, transform=[side / (right - left), 0, 0, side / (top - bottom), 0, 0])
        drawing.add(code)
        renderPDF.draw(drawing, self.canvas, x, self.height - y - side)

    def finish(self):
        self.canvas.showPage()
        self.canvas.save()
        return self.out.getvalue()


LEFT, CENTRE, RIGHT, JUSTIFY = 0, 1, 2, 4


def letter(p):
    page, x, width, y = Page(p, A4), 62, 471, 90
    y += page.text(w["body_vi"], x, y, width, 12, True, CENTRE)
    y += page.text(w["body_ja"], x, y, width, 10.5, False, CENTRE)
    y += page.text(w["body_en"], x, y, width, 10.5, False, CENTRE) + 8
    page.text(f"Số: {p['serial']}/TM-BTC", x, y, width, 10.5)
    y += page.text(w["place_vi"], x, y, width, 10.5, False, RIGHT) + 8
    y += page.text(w["letter_vi"], x, y, width, 20, True, CENTRE)
    y += page.text(f"{w['letter_ja']}　·　{w['letter_en']}", x, y, width, 13, False, CENTRE) + 6
    y += page.text(f"Kính gửi: {p['vi']} – {p['organisation']}", x, y, width, 12, True)
    y += page.text(f"{p['ja']} 様　·　Dear {p['en']},", x, y, width, 12) + 5
    y += page.text(w["text_vi"], x, y, width, 11, False, JUSTIFY) + 5
    y += page.text(w["text_ja"], x, y, width, 10.5, False, JUSTIFY, True) + 5
    y += page.text(w["text_en"], x, y, width, 11, False, JUSTIFY) + 8
    cell = ParagraphStyle("cell", fontName="L", fontSize=9, leading=11)
    table = Table(
        [[Paragraph(runs(value), cell) for value in row] for row in [w["heads"]] + w["sessions"]],
        colWidths=[80, 140, 120, 100, 31])
    table.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")]))
    height = table.wrap(width, 1000)[1]
    table.drawOn(page.canvas, x, page.height - y - height)
    page.qr(p["url"], x, 690, 72)
    page.text(p["url"], x, 772, 260, 6.5)
    page.text(w["signer_role"], 330, 690, 203, 11, True, CENTRE)
    page.text(w["signer_role_ja"], 330, 705, 203, 8.5, False, CENTRE)
    page.text(w["signer"], 330, 760, 203, 11.5, True, CENTRE)
    return page.finish()


background = (folder / "border.pdf").read_bytes()


def certificate(p):
    page, x, width, y = Page(p, landscape(A4)), 60, 721, 116
    y += page.text(w["certificate_vi"], x, y, width, 34, True, CENTRE, colour="#730f1a")
    y += page.text(f"{w['certificate_ja']}　·　{w['certificate_en']}", x, y, width, 15, False, CENTRE, colour="#730f1a")
    y += page.text(w["lead"], x, y, width, 11, False, CENTRE)
    y += page.text(p["vi"], x, y, width, 38, True, CENTRE, colour="#1a2966")
    y += page.text(p["ja"], x, y, width, 26, False, CENTRE, colour="#1a2966")
    y += page.text(p["en"], x, y, width, 13, False, CENTRE)
    for language in ("vi", "ja", "en"):
        y += page.text(w["attended_" + language], x, y, width, 13, False, CENTRE)
    page.canvas.setLineWidth(0.5)
    for row, (label, value) in enumerate(zip(w["labels"], (p["organisation"], p["role"], w["date"], p["serial"]))):
        page.canvas.rect(180, page.height - 430 - 22 * row - 22, 380, 22)
        page.text(label, 185, 433 + 22 * row, 170, 9.5)
        page.text(value, 360, 432 + 22 * row, 195, 11, True)
    page.canvas.line(355, page.height - 430, 355, page.height - 518)
    page.qr(p["url"], 80, 432, 84)
    page.text(w["signer_role"], 575, 430, 200, 11, True, CENTRE)
    page.text(w["signer_role_ja"], 575, 446, 200, 8, False, CENTRE)
    page.text(w["signer"], 575, 505, 200, 12, True, CENTRE)
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(background))
    writer.pages[0].merge_page(pypdf.PdfReader(io.BytesIO(page.finish())).pages[0])
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


measure("reportlab", "letter", letter)
measure("reportlab", "certificate", certificate)
