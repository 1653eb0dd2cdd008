"""Records what real Jinja2 prints for the cases in cases.py.

  record.py            write recorded/<area>.json
  record.py --check    render again and show where the recorded files differ

A case's "error" is the class of Jinja's exception: there, our engine has to report an error too.
"""

import copy
import difflib
import json
import pathlib
import re
import sys

import jinja2

from cases import AREAS, OURS, VALUES

FOLDER = pathlib.Path(__file__).parent / "recorded"


class OneTemplate(jinja2.BaseLoader):
    """Serves a case's own templates; compiled anew each time, so that no case sees another's."""

    def __init__(self, templates):
        self.templates = templates

    def get_source(self, environment, name):
        if name not in self.templates:
            raise jinja2.TemplateNotFound(name)
        return self.templates[name], None, lambda: False


def record(case):
    templates = dict(case.get("templates", {}))
    templates["page"] = case["template"]
    environment = jinja2.Environment(
        loader=OneTemplate(templates),
        autoescape=case.get("escape", True),
        undefined=jinja2.StrictUndefined,
        extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols"],
    )
    # Jinja's indent changes a list that is given to it.
    values = copy.deepcopy({**VALUES, **case.get("values", {})})
    result = dict(case)
    try:
        output = environment.get_template("page").render(values)
        result["output"] = re.sub(r"0x[0-9a-f]{6,}", "0x...", output)
    except Exception as error:
        result["error"] = type(error).__name__
    if case["template"] in OURS:
        result["ours"] = OURS[case["template"]]
    return result


def main():
    print(f"Jinja2 {jinja2.__version__}")
    check = "--check" in sys.argv
    FOLDER.mkdir(exist_ok=True)
    differs = False
    count = 0
    for area, cases in AREAS.items():
        recorded = [record(case) for case in cases]
        count += len(recorded)
        content = {"jinja2": jinja2.__version__, "values": VALUES, "cases": recorded}
        text = json.dumps(content, indent=1, ensure_ascii=False) + "\n"
        path = FOLDER / f"{area}.json"
        if not check:
            path.write_text(text)
            continue
        old = path.read_text() if path.exists() else ""
        if old != text:
            differs = True
            sys.stdout.writelines(
                difflib.unified_diff(old.splitlines(True), text.splitlines(True), str(path), "live Jinja2", n=6)
            )
    print(f"{count} cases in {len(AREAS)} areas")
    return 1 if differs else 0


if __name__ == "__main__":
    sys.exit(main())
