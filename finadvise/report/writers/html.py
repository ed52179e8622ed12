"""Documents as one self-contained HTML page, by Jinja2 with autoescape."""

from __future__ import annotations

from typing import IO

from finadvise.money import Money
from finadvise.report.document import Block, Cell, Document, cell_text
from finadvise.report.sanitise import for_terminal

_TEMPLATE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{{ document.title | clean }}</title>
<style>
:root { color-scheme: light dark; --dim: #6b7280; --line: #d1d5db44; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 56rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
caption { text-align: left; color: var(--dim); }
th, td { text-align: left; padding: .3rem .75rem .3rem 0; border-bottom: 1px solid var(--line); }
th { color: var(--dim); font-weight: 500; } .right { text-align: right; white-space: nowrap; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1.5rem; }
dt { color: var(--dim); } dd { margin: 0; }
.out { color: #b91c1c; } .note { color: var(--dim); font-size: .9rem; }
.wide { overflow-x: auto; }
</style>
</head>
<body>
<h1>{{ document.title | clean }}</h1>
{% for block in document.blocks %}
{% set name = block | blockname %}
{% if name == "Heading" %}<h2>{{ block.text | clean }}</h2>
{% elif name == "Paragraph" %}<p>{{ block.text | clean }}</p>
{% elif name == "Facts" %}<dl>{% for label, cell in block.items %}<dt>{{ label | clean }}</dt><dd{% if cell | negative %} class="out"{% endif %}>{{ cell | cell }}</dd>{% endfor %}</dl>
{% elif name == "Table" %}<div class="wide"><table>{% if block.title %}<caption>{{ block.title | clean }}</caption>{% endif %}
<thead><tr>{% for column in block.columns %}<th{% if column.right %} class="right"{% endif %}>{{ column.name | clean }}</th>{% endfor %}</tr></thead>
<tbody>{% for row in block.rows %}<tr>{% for cell in row %}<td class="{{ 'right' if block.columns[loop.index0].right }}{{ ' out' if cell | negative }}">{{ cell | cell }}</td>{% endfor %}</tr>{% endfor %}</tbody></table></div>
{% endif %}
{% endfor %}
{% for note in document.notes %}<p class="note">{{ note | clean }}</p>{% endfor %}
</body>
</html>
"""


def write_html(document: Document, stream: IO[str]) -> None:
    """Write a page that loads nothing from elsewhere; charts are left out in this first form."""
    import jinja2

    environment = jinja2.Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.filters["clean"] = lambda text: for_terminal(text, limit=4000)
    environment.filters["cell"] = _cell
    environment.filters["negative"] = lambda cell: isinstance(cell, Money) and cell.minor < 0
    environment.filters["blockname"] = _block_name
    stream.write(environment.from_string(_TEMPLATE).render(document=document) + "\n")


def _cell(cell: Cell) -> str:
    return for_terminal(cell_text(cell))


def _block_name(block: Block) -> str:
    return type(block).__name__
