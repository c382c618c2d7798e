"""Ray gives the bytes that local workers give, also where a node is killed in the middle."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.runs.archives import command, digest, make_archive, run

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.version_info >= (3, 14), reason="Ray is not yet out for this Python"),
]
pytest.importorskip("ray", reason="Ray is not installed; pip install 'factextract[ray]' to run its tests")

KILL_A_NODE = """
import sys, threading, time
from pathlib import Path
from ray.cluster_utils import Cluster
from factextract.cli.run import run

out = Path(sys.argv[2])
cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 1})
other = cluster.add_node(num_cpus=1)
cluster.wait_for_nodes()

def kill():
    while len(list((out / "done").glob("*.json")) if (out / "done").exists() else []) < 2:
        time.sleep(0.01)
    cluster.remove_node(other, allow_graceful=False)
    print("killed", flush=True)

thread = threading.Thread(target=kill, daemon=True)
thread.start()
code = run([sys.argv[1]], out, engine="ray", workers=2, format="jsonl", address=cluster.address, no_context=True,
           unit_articles=5)
thread.join(5)
cluster.shutdown()
sys.exit(code)
"""


@pytest.fixture(scope="module")
def local(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    base = tmp_path_factory.mktemp("local")
    folder = make_archive(base / "in", files=12, rows=60)
    assert run(folder, "-o", base / "out", "--workers", "1", "--unit-articles", "5").returncode == 4
    return folder, base / "out"


def test_ray_gives_the_same_bytes(local: tuple[Path, Path], tmp_path: Path) -> None:
    folder, expected = local
    line = command(folder, "-o", tmp_path / "out", "--engine", "ray", "--workers", "2", "--unit-articles", "5")
    done = subprocess.run(line, capture_output=True, text=True, timeout=240, check=False)
    assert done.returncode == 4, done.stderr
    assert digest(tmp_path / "out") == digest(expected)


def test_a_killed_node_costs_nothing(local: tuple[Path, Path], tmp_path: Path) -> None:
    folder, expected = local
    script = tmp_path / "kill_a_node.py"
    script.write_text(KILL_A_NODE, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(script), str(folder), str(tmp_path / "out")],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
        env={**os.environ, "RAY_DEDUP_LOGS": "0"},
    )
    assert done.returncode == 4, done.stderr[-2000:]
    assert "killed" in done.stdout
    assert digest(tmp_path / "out") == digest(expected)
