"""The page's code: its unit tests, its types, and that it reads what Python packs."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from kg.view.bundle import bundle
from kg.view.packing import Columns, squeeze

HERE = Path(__file__).resolve().parent
JAVASCRIPT = HERE.parent / "javascript"
STATIC = HERE.parents[1] / "kg" / "view" / "static"
NODE = shutil.which("node")
TSC = JAVASCRIPT / "node_modules" / ".bin" / "tsc"

needs_node = pytest.mark.skipif(NODE is None, reason="no node on this machine: apt-get install nodejs")
needs_tsc = pytest.mark.skipif(not TSC.exists(), reason="no TypeScript: npm ci --prefix tests/javascript")


def run(*command: str | Path) -> str:
    done = subprocess.run(command, capture_output=True, text=True, cwd=JAVASCRIPT, check=False)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    return done.stdout


@needs_node
def test_unit_tests_of_the_modules_pass() -> None:
    assert NODE
    assert "# fail 0" in run(NODE, "--test", "--test-reporter=tap", ".")


@needs_node
@needs_tsc
def test_types_are_right() -> None:
    run(TSC, "--project", "tsconfig.json")


@needs_node
def test_the_page_reads_what_python_packs() -> None:
    assert NODE
    columns = Columns({"title": "Ünïcode"})
    columns.add("narrow", [0, 1, 255])
    columns.add("middle", [0, 256, 65535])
    columns.add("wide", [0, 65536, 2**32 - 1])
    columns.add_sorted("days", [-40000, -5, -5, 0, 19000])
    columns.add_bytes("ids", bytes(range(12)), 6)
    script = f"""
        import {{ bytesOf, inflate, readPackage }} from "{(STATIC / 'columns.js').as_uri()}";
        const pack = readPackage(await inflate(bytesOf("{squeeze(columns.pack())}")));
        const found = {{ title: pack.header.title }};
        for (const name of ["narrow", "middle", "wide", "days", "ids"]) found[name] = [...pack.column(name)];
        console.log(JSON.stringify(found));
    """
    assert json.loads(run(NODE, "--input-type=module", "-e", script)) == {
        "title": "Ünïcode",
        "narrow": [0, 1, 255],
        "middle": [0, 256, 65535],
        "wide": [0, 65536, 2**32 - 1],
        "days": [-40000, -5, -5, 0, 19000],
        "ids": list(range(12)),
    }


def test_no_module_puts_markup_or_code_into_the_page() -> None:
    ways = ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "srcdoc")
    for path in STATIC.glob("*.js"):
        text = path.read_text(encoding="utf-8")
        assert not [way for way in ways if way in text], path.name


def test_every_module_is_part_of_the_page() -> None:
    script = bundle(STATIC, "main")
    for path in STATIC.glob("*.js"):
        assert f"const module_{path.stem.replace('-', '_')} = " in script, path.name


def test_a_circle_of_modules_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.js").write_text('import { b } from "./b.js";\nexport const a = b;\n')
    (tmp_path / "b.js").write_text('import { a } from "./a.js";\nexport const b = a;\n')
    with pytest.raises(ValueError, match="a > b > a"):
        bundle(tmp_path, "a")


@pytest.mark.parametrize(
    "line", ['import x from "./b.js";', "export default 1;", 'export { a } from "./b.js";']
)
def test_other_forms_of_modules_are_refused(line: str, tmp_path: Path) -> None:
    (tmp_path / "a.js").write_text(line + "\n")
    with pytest.raises(ValueError, match="does not understand"):
        bundle(tmp_path, "a")
