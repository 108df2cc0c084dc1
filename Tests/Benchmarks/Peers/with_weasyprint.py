"""The two papers by WeasyPrint: HTML and CSS, one warm process, fonts configured once, PDF/A-2u."""

import base64
import html

from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration

from common import folder, japanese, measure, qr_svg, words as w

fonts = FontConfiguration()


def data(svg):
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()


STYLE = f"""
body {{ font: 11pt/1.25 'Liberation Serif', '{japanese}'; margin: 0 }}
p, h1, h2 {{ margin: 0 }} h1, h2 {{ text-align: center }} h2 {{ font-weight: normal }}
.c {{ text-align: center }} .j p {{ text-align: justify; margin-bottom: 5pt }}
table {{ border-collapse: collapse }} .grid td, .grid th {{ border: .5pt solid; padding: 2pt 3pt; text-align: left; vertical-align: top }}
"""


def page(person, paper_style, body):
    source = (
        f"<!doctype html><html lang=vi><title>{person['serial']}</title><style>{paper_style}{STYLE}</style>{body}</html>"
    )
    return HTML(string=source, base_url=str(folder)).write_pdf(
        font_config=fonts, pdf_variant="pdf/a-2u", pdf_identifier=person["serial"].encode()
    )


def letter(person):
    p = {key: html.escape(value) for key, value in person.items()}
    rows = "".join(
        f"<tr><td>{r[0]}<td>{r[1]}<td lang=ja>{r[2]}<td lang=en>{r[3]}<td>{r[4]}" for r in w["sessions"]
    )
    heads = "".join(f"<th>{head}" for head in w["heads"])
    body = f"""
<p class=c style="font: bold 12pt/1.25 'Liberation Serif'">{w['body_vi']}
<p class=c lang=ja style="font-size:10.5pt">{w['body_ja']}<p class=c lang=en style="font-size:10.5pt">{w['body_en']}
<table style="width:100%;font-size:10.5pt"><tr><td>Số: {p['serial']}/TM-BTC<td style="text-align:right">{w['place_vi']}</table>
<h1 style="font-size:20pt">{w['letter_vi']}</h1>
<h2 style="font-size:13pt"><span lang=ja>{w['letter_ja']}</span>　·　<span lang=en>{w['letter_en']}</span></h2>
<p style="font-weight:bold;font-size:12pt">Kính gửi: {p['vi']} – {p['organisation']}
<p style="font-size:12pt"><span lang=ja>{p['ja']} 様</span>　·　<span lang=en>Dear {p['en']},</span>
<div class=j><p>{w['text_vi']}<p lang=ja style="font-size:10.5pt;line-height:1.5">{w['text_ja']}<p lang=en>{w['text_en']}</div>
<table class=grid style="width:100%;font-size:9pt"><tr>{heads}</tr>{rows}</table>
<table style="width:100%;margin-top:12pt"><tr><td style="vertical-align:top">
<img alt="Mã kiểm tra" src="{data(qr_svg(p['url']))}" style="width:72pt;height:72pt"><p style="font-size:6.5pt">{p['url']}
<td class=c style="vertical-align:top"><b>{w['signer_role']}</b><p lang=ja style="font-size:8.5pt">{w['signer_role_ja']}
<p style="margin-top:40pt;font-weight:bold;font-size:11.5pt">{w['signer']}</table>"""
    return page(person, "@page { size: A4; margin: 38pt 62pt }", body)


def certificate(person):
    p = {key: html.escape(value) for key, value in person.items()}
    values = [p["organisation"], p["role"], w["date"], p["serial"]]
    rows = "".join(
        f"<tr><th style='font-weight:normal;font-size:9.5pt;width:165pt'>{a}<td style='font-weight:bold'>{b}"
        for a, b in zip(w["labels"], values)
    )
    body = f"""
<div class=c style="padding-top:116pt;color:#191919"><h1 style="font-size:34pt;color:#730f1a">{w['certificate_vi']}</h1>
<h2 style="font-size:15pt;color:#730f1a"><span lang=ja>{w['certificate_ja']}</span>　·　<span lang=en>{w['certificate_en']}</span></h2>
<p>{w['lead']}<p style="font-weight:bold;font-size:38pt;color:#1a2966">{p['vi']}<p lang=ja style="font-size:26pt;color:#1a2966">{p['ja']}
<p lang=en style="font-size:13pt">{p['en']}<p style="font-size:13pt">{w['attended_vi']}
<p lang=ja style="font-size:13pt">{w['attended_ja']}<p lang=en style="font-size:13pt">{w['attended_en']}</div>
<img alt="Mã kiểm tra" src="{data(qr_svg(p['url']))}" style="position:absolute;left:80pt;top:432pt;width:84pt;height:84pt">
<table class=grid style="position:absolute;left:180pt;top:430pt;width:380pt">{rows}</table>
<div class=c style="position:absolute;left:575pt;top:430pt;width:200pt"><b>{w['signer_role']}</b>
<p lang=ja style="font-size:8pt">{w['signer_role_ja']}<p style="margin-top:36pt;font-weight:bold;font-size:12pt">{w['signer']}</div>"""
    style = "@page { size: A4 landscape; margin: 0; background: url(border.svg) center/841.89pt 595.28pt no-repeat }"
    return page(person, style, body)


measure("weasyprint", "letter", letter)
measure("weasyprint", "certificate", certificate)
