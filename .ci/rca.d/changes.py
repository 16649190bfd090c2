"""RootCauseBench (Apache-2.0; Edge Delta 2026): incidents with commits, deploys and flags. Labels are not read here.

Bundles are named by number, since the scenarios' names give the answer away. Commits, deploys and flags become changes.jsonl (one row each; a deploy and the commit that it
ships share the id); a status feed becomes alerts.jsonl of the feed's entity. There is no baseline: the incident's own past has to serve.
"""
import csv, json, os
from _common import renamer

DATA, SCORER, SCORER_OPTIONS = "changes", "score_rootcausebench.py", ["--misses"]
_names = {}

TEXT = ("msg", "message", "body", "error")
OURS = ("timestamp", "service", "severity_text", "severity", "trace_id", "span_id") + TEXT


def load(folder, name, default):
    path = os.path.join(folder, name)
    return json.load(open(path)) if os.path.exists(path) else default


def jsonl(path, items):
    items = list(items)
    if items:
        with open(path, "w") as f:
            for i in items:
                f.write(json.dumps({k: v for k, v in i.items() if v not in (None, "", [])}) + "\n")


def lines(path):
    if os.path.exists(path):
        for text in open(path, errors="replace"):
            try:
                yield json.loads(text)
            except ValueError:
                pass


def message(r):
    text = next((str(r[k]) for k in TEXT if r.get(k)), "")
    rest = " ".join(f"{k}={v}" for k, v in r.items() if k not in OURS)
    return f"{text} {rest}".strip()


def changes(folder, name):
    commits = {c["sha"]: c for c in load(folder, "context/commits.json", [])}
    for c in commits.values():
        yield {"timestamp": c["timestamp"], "kind": "commit", "id": c["sha"], "actor": c.get("author"), "summary": c.get("message"), "files": c.get("files_changed"), "diff": c.get("diff")}
    for d in load(folder, "context/deploys.json", []):
        yield {"timestamp": d["timestamp"], "kind": "deploy", "entity": name(d["service"]), "id": d["commit_sha"], "summary": f"deploy {d.get('version', '')}".strip()}
    for f in load(folder, "context/flags.json", []):
        yield {"timestamp": f["timestamp"], "kind": "flag", "entity": name(f.get("service")), "id": f["flag"], "actor": f.get("actor"), "summary": f"{f['flag']} {f.get('change', '')}".strip()}


def status(folder):
    feed = load(folder, "status_feed.json", {})
    for e in feed.get("events", []) if isinstance(feed, dict) else feed:
        at = e.get("started_at") or e.get("timestamp")
        words = [e.get("service"), e.get("region"), e.get("status"), e.get("title"), e.get("detail")]
        if at:
            yield {"timestamp": at, "entity": (feed.get("source") if isinstance(feed, dict) else None) or "status-feed", "kind": "status", "name": ": ".join(w for w in words if w)}


def spans(folder, name):
    for s in load(folder, "traces.json", []):
        yield {"trace": s.get("trace_id"), "span": s.get("span_id"), "parent": s.get("parent_id"), "entity": name(s.get("service")), "operation": s.get("name"), "start": s.get("start"),
               "duration_ms": s.get("duration_ms"), "status": s.get("status"), "error": s.get("error")}


def convert_case(folder, out, name):
    os.makedirs(out, exist_ok=True)
    a = load(folder, "alert.json", {})
    json.dump({"entity": name(a.get("service")), "metric": a.get("metric"), "time": a.get("fired_at"), "description": " ".join(str(a[k]) for k in ("summary", "detail") if a.get(k))},
              open(f"{out}/alert.json", "w"))
    with open(f"{folder}/metrics.csv", newline="") as src, open(f"{out}/metrics.csv", "w", newline="") as dst:
        w = csv.writer(dst)
        w.writerow(["timestamp", "entity", "metric", "statistic", "value"])
        for r in csv.DictReader(src):
            w.writerow([r["timestamp"], name(r["service"]), r["metric"], "avg", r["value"]])
    jsonl(f"{out}/logs.jsonl", ({"timestamp": r.get("timestamp"), "entity": name(r.get("service")), "level": r.get("severity_text") or r.get("severity"), "message": message(r),
                                 "trace": r.get("trace_id"), "span": r.get("span_id")} for r in lines(f"{folder}/logs.ndjson")))
    jsonl(f"{out}/spans.jsonl", spans(folder, name))
    jsonl(f"{out}/changes.jsonl", changes(folder, name))
    jsonl(f"{out}/alerts.jsonl", status(folder))


def convert(data, out, opt):
    plain = renamer(opt)

    def name(service):
        if service:
            _names[plain(service)] = service
        return plain(service) if service else service

    for i, s in enumerate(sorted(x for x in os.listdir(data) if os.path.isdir(os.path.join(data, x, "environment", "data")))):
        _names["%03d" % i] = s
        convert_case(os.path.join(data, s, "environment", "data"), os.path.join(out, "%03d" % i), name)


def predictions(verdicts, bundles):
    return {_names[b]: {"changes": [{"id": c["id"], "score": c["score"]} for c in v.get("changes", [])], "services": [_names.get(c["entity"], c["entity"]) for c in v["candidates"]]}
            for b, v in verdicts.items()}
