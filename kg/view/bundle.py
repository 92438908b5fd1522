"""The page's ES modules as one script, since a page opened from a disk may not load modules from files.

Each module becomes a function that is called once, after those that it imports, and hands on what it exports.
Only the plain forms are understood: `import { a, b } from "./x.js";` and `export` before a declaration.
"""

from __future__ import annotations

import re
from pathlib import Path

IMPORT = re.compile(r'^import \{([^}]*)\} from "\./([\w-]+)\.js";\n', re.MULTILINE)
EXPORT = re.compile(r"^export (?=(?:async )?(?:function\*?|const|class|let) +([\w$]+))", re.MULTILINE)


def bundle(folder: Path, entry: str) -> str:
    """The script of the module `entry` (without `.js`) and of all that it needs.

    Raises:
        ValueError: a module uses another form of import or export, or modules import each other in a circle.
    """
    parts: list[str] = []
    done: set[str] = set()

    def visit(name: str, path: tuple[str, ...]) -> None:
        if name in path:
            raise ValueError(f"modules import each other: {' > '.join((*path, name))}")
        if name in done:
            return
        text = (folder / f"{name}.js").read_text(encoding="utf-8").replace("\r\n", "\n")
        for _, needed in IMPORT.findall(text):
            visit(needed, (*path, name))
        done.add(name)
        parts.append(_wrapped(name, text))

    visit(entry, ())
    return '"use strict";\n' + "".join(parts)


def _wrapped(name: str, text: str) -> str:
    imports = "".join(
        f"const {{{' '.join(names.split())}}} = {_variable(needed)};\n"
        for names, needed in IMPORT.findall(text)
    )
    exports = EXPORT.findall(text)
    body = EXPORT.sub("", IMPORT.sub("", text))
    if found := re.search(r"^(?:import|export)\b.*", body, re.MULTILINE):
        raise ValueError(f"{name}.js: the bundle does not understand: {found[0]}")
    return f"const {_variable(name)} = (() => {{\n{imports}{body}return {{{', '.join(exports)}}};\n}})();\n"


def _variable(name: str) -> str:
    return "module_" + name.replace("-", "_")
