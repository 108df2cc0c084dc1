"""What the peers share: the words, the recipients, the QR code, and the measuring."""

import io
import json
import pathlib
import resource
import statistics
import sys
import time

import segno

folder = pathlib.Path(sys.argv[1])
count = int(sys.argv[2])
japanese = sys.argv[3]
words = json.loads((folder / "words.json").read_text())
people = json.loads((folder / "people.json").read_text())


def qr_svg(text):
    out = io.BytesIO()
    segno.make(text, error="m", micro=False).save(out, kind="svg", border=0, scale=4, xmldecl=False)
    return out.getvalue().decode()


def measure(peer, paper, make):
    """Makes `count` papers one after the other; the first, which loads fonts, is reported by itself."""
    times, sizes = [], []
    for index in range(count):
        begin = time.process_time()
        file = make(people[index % len(people)])
        times.append((time.process_time() - begin) * 1000)
        sizes.append(len(file))
        if index == 0:
            (folder / f"{peer}-{paper}.pdf").write_bytes(file)
    warm = times[1:] or times
    print(
        json.dumps(
            {
                "engine": peer,
                "paper": paper,
                "median_ms": statistics.median(warm),
                "first_ms": times[0],
                "bytes": round(statistics.mean(sizes)),
                "resident_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
            }
        ),
        flush=True,
    )
