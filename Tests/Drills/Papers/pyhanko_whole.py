"""Prints the paths of those PDF files that pyHanko takes for whole: signed, sound, nothing outside the signature.

    python pyhanko_whole.py FILE...
"""

import logging
import sys

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import SignatureCoverageLevel, validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

logging.disable(logging.CRITICAL)


def is_whole(path):
    with open(path, "rb") as file:
        signatures = PdfFileReader(file).embedded_signatures
        # Who signed is not asked: the certificate vouches for itself.
        for signature in signatures:
            context = ValidationContext(trust_roots=[signature.signer_cert], allow_fetching=False)
            status = validate_pdf_signature(signature, context)
            if not (status.intact and status.valid and status.coverage == SignatureCoverageLevel.ENTIRE_FILE):
                return False
        return bool(signatures)


for path in sys.argv[1:]:
    try:
        if is_whole(path):
            print(path)
    except Exception:  # Whatever a broken file raises: it is not taken for whole.
        pass
