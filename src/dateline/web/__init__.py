"""A case in the browser: FastAPI pages, each with a twin in JSON. Nothing leaves the machine, and nothing comes from outside.

`make_app` gives the application of one case file, `serve` runs it. The parts, from below: `filters` (what is asked, as it
stands in the address), `press` (the case as it was last read), `views` (what a page says, which is what its twin holds),
`seeing` (an event, report, claim or disputed slot as pages show it), `telling`, `overview`, `ledgers`, `places`, `asking`,
`news` and `downloads` (the views of an edition), `drawings` and `lineage` (where things stand in a picture), `pages` (views
as HTML), `guard` (who may ask), `visits` (what a visitor has seen), `forms` (signing in and judging), `addresses` and `app`.
"""

from dateline.web.app import make_app
from dateline.web.serving import serve

__all__ = ["make_app", "serve"]
