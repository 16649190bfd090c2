"""TVDiag's alert sets (MIT, WHU-AISE/TVDiag): incidents as lists of alerts. Labels are read for `aiops eval` only; each incident's past is the other folds' alerts."""
import csv, hashlib, json, os
from _common import folder, jsonl, renamer, table

DATA, SCORER = "alerts", "score_alerts.py"
FOLDS = 5
PARTS = ("metrics", "logs", "traces", "edges", "nodes")
_names = {}


def fold_of(d, i):
    return int(hashlib.sha1(f"{d}/{i}".encode()).hexdigest(), 16) % FOLDS


def alerts(c, name, text):
    for x in c["metrics"]:
        yield {"entity": name(x[0]), "kind": "metric", "name": f"{x[-2]} {x[-1]}"}
    for x in c["logs"]:
        yield {"entity": name(x[0]), "kind": "log", "name": text(x[1], x[0])}
    for caller, callee, operation, outcome in c["traces"]:
        yield {"entity": name(callee), "kind": "trace", "name": f"{operation} {outcome}", "caller": name(caller)}


def convert(data, out, opt):
    plain = renamer(opt)

    def name(entity):
        if not entity:
            return entity  # nobody: not even under another name
        _names[plain(entity)] = entity
        return plain(entity)

    def text(template, entity):
        return template.replace(entity, name(entity))

    for d in sorted(p.name for p in data.iterdir() if (p / "raw").exists()):
        raw = {f: json.load(open(data / d / "raw" / f"{f}.json")) for f in PARTS}
        cases = {i: {f: raw[f].get(i, []) for f in PARTS} for i in raw["nodes"]}
        rows = {i: list(alerts(c, name, text)) for i, c in cases.items()}
        for k in range(FOLDS):
            base = folder(out, "_shared") / f"{d}-{k}.jsonl"
            jsonl(base, ({**a, "incident": i} for i, r in rows.items() if fold_of(d, i) != k for a in r))
            for i in (i for i in cases if fold_of(d, i) == k):
                b = folder(out, f"{d}--{i}")
                nodes = cases[i]["nodes"]
                table(b / "topology.csv", ["source", "target"], [(name(nodes[x]), name(nodes[y])) for x, y in cases[i]["edges"]])
                jsonl(b / "alerts.jsonl", rows[i])
                os.link(base, b / "baseline-alerts.jsonl")


def predictions(verdicts, bundles):
    return {v.replace("--", "/"): [{"instance": _names[c["entity"]], "score": c["score"]} for c in d["candidates"]] for v, d in verdicts.items()}


def labels(data, verdicts):
    renamed = {entity: shown for shown, entity in _names.items()}
    for d in sorted(p.name for p in data.iterdir() if (p / "label.csv").exists()):
        with open(data / d / "label.csv", newline="") as f:
            for r in csv.DictReader(f):
                yield {"bundle": f"{d}--{r['index']}", "set": d, "entities": [renamed.get(r["instance"], r["instance"])]}
