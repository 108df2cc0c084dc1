"""The two papers by Typst through its Python binding: one process, fonts opened once, PDF/A-2a."""

import json
import pathlib
import shutil

import typst

from common import folder, japanese, measure, qr_svg

here = pathlib.Path(__file__).parent
fonts = typst.Fonts(include_system_fonts=True, include_embedded_fonts=False)


def maker(name):
    shutil.copy(here / f"{name}.typ", folder)
    compiler = typst.Compiler(str(folder / f"{name}.typ"), root=str(folder), font_paths=fonts)

    def make(person):
        inputs = {"japanese": japanese, "person": json.dumps(person | {"qr": qr_svg(person["url"])})}
        return compiler.compile(format="pdf", sys_inputs=inputs, pdf_standards=["a-2a"], timestamp=1698199200)

    return make


measure("typst", "letter", maker("letter"))
measure("typst", "certificate", maker("certificate"))
