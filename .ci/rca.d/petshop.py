"""PetShop (CC-BY-4.0; Hardt et al., CLeaR 2024): metrics and call graph of an AWS application. Labels are read for `aiops eval` only."""
import csv, json, os, pathlib, random
from _common import folder, iso, renamer, table

DATA, SCORER, SCORER_OPTIONS = "petshop", "score_petshop.py", ["--misses"]
QUIET_ROWS = 5
HEADER = ["timestamp", "entity", "metric", "statistic", "value"]
VIEWS = ("_remote", "_client")
_names = {}


def cells(path):
    """(epoch seconds, node, metric, statistic, value); empty cells are left out."""
    with open(path, newline="") as f:
        rows = list(csv.reader(f))
    head = list(zip(*rows[:3]))
    for r in rows[3:]:
        if r[0] and r[0][0].isdigit():
            yield from ((float(r[0]), *head[i], r[i]) for i in range(1, len(r)) if r[i] != "")


def graph(path, name):
    with open(path, newline="") as f:
        rows = list(csv.reader(f))
    return [(name(r[0]), name(rows[0][i])) for r in rows[1:] for i in range(1, len(r)) if r[i] and float(r[i]) > 0]


def perturbed(rows, how, seed):
    rng, rows = random.Random(seed), list(rows)
    if how == "drop":
        return [r for r in rows if rng.random() > 0.1]
    if how == "jitter":
        return [(r[0] + rng.uniform(-20, 20), *r[1:]) for r in rows]
    if how == "resample":
        times = sorted({r[0] for r in rows})
        keep = set(times[::2])
        return [r for r in rows if r[0] in keep]
    return list(rows)


def printed(rows, name):
    return [(iso(t), name(n), m, s, v) for t, n, m, s, v in rows]


def convert(data, out, opt):
    plain = renamer(opt, VIEWS)

    def name(node):
        _names[plain(node)] = node
        return plain(node)

    for scenario in sorted(p for p in data.iterdir() if (p / "graph.csv").exists()):
        normal = list(cells(scenario / "noissue/metrics.csv"))
        base = folder(out, "_shared") / f"{scenario.name}.csv"
        table(base, HEADER, printed(perturbed(normal, opt.perturb, 0), name))
        edges = graph(scenario / "graph.csv", name)
        issues = sorted(scenario.glob("*/issue_*"))
        for issue in issues:
            target = json.load(open(issue / "target.json"))["target"]
            b = folder(out, "/".join(issue.parts[-3:]).replace("/", "--"))
            alert = {"entity": name(target["node"]), "metric": target["metric"], "statistic": target["agg"], "time": iso(target["timestamp"])}
            write(b, alert, edges, printed(perturbed(cells(issue / "metrics.csv"), opt.perturb, str(issue)), name), base)
        quiet(out, normal, edges, name, {(json.load(open(i / "target.json"))["target"]["metric"], json.load(open(i / "target.json"))["target"]["node"]) for i in issues}, scenario.name)


def quiet(out, normal, edges, name, targets, scenario):
    """Windows of the normal period, each with the rest of it as its baseline."""
    times = sorted({r[0] for r in normal})
    for metric, node in sorted(targets):
        for k, at in enumerate(range(0, len(times) - QUIET_ROWS, 50)):
            window = set(times[at:at + QUIET_ROWS])
            b = folder(out, f"quiet--{scenario}--{metric}--{k}")
            table(b / "baseline.csv", HEADER, printed([r for r in normal if r[0] not in window], name))
            alert = {"entity": name(node), "metric": metric, "statistic": "Average", "time": iso(min(window) + 900)}
            write(b, alert, edges, printed([r for r in normal if r[0] in window], name), None)


def write(b, alert, edges, rows, base):
    json.dump(alert, open(b / "alert.json", "w"))
    table(b / "topology.csv", ["source", "target"], edges)
    table(b / "metrics.csv", HEADER, rows)
    if base is not None and not (b / "baseline.csv").exists():
        os.link(base, b / "baseline.csv")


def predictions(verdicts, bundles):
    return {v.replace("--", "/"): [{"node": _names[c["entity"]], "score": c["score"]} for c in d["candidates"]]
            for v, d in verdicts.items() if not v.startswith("quiet--")}


def report(verdicts, bundles):
    quiet = {v: d for v, d in verdicts.items() if v.startswith("quiet--")}
    for metric in sorted({v.split("--")[2] for v in quiet}):
        of = [d for v, d in quiet.items() if v.split("--")[2] == metric]
        print(f"normal windows, {metric}: {sum(d['quiet'] for d in of)} of {len(of)} quiet")
    raised = [d for v, d in verdicts.items() if not v.startswith("quiet--")]
    print(f"incidents: {sum(d['quiet'] for d in raised)} of {len(raised)} taken for quiet; confidence {sorted([d['confidence'] for d in raised])}")


def labels(data, verdicts):
    renamed = {node: shown for shown, node in _names.items()}
    for v in verdicts:
        if v.startswith("quiet--"):
            yield {"bundle": v, "set": "petshop", "entities": []}
        else:
            node = json.load(open(data / v.replace("--", "/") / "target.json"))["root_cause"]["node"]
            yield {"bundle": v, "set": "petshop", "entities": [renamed.get(node, node)]}
