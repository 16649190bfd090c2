"""Nezha, TrainTicket part (MIT; Yu et al., ESEC/FSE 2023): logs, spans and metrics. Labels are not read here.

Logs and spans of the fault minute against the fault-free minute of that day; metrics up to the fault minute, what is before it as the baseline.
Entity = service (pod name without its last two parts).
"""
import csv, datetime, glob, gzip, json, os, re
from _common import renamer

DATA, SCORER, SCORER_OPTIONS = "nezha", "score_nezha.py", ["--misses"]
_names = {}

csv.field_size_limit(1 << 24)
LEVEL = re.compile(r"\b(TRACE|DEBUG|INFO|WARN|WARNING|ERROR|FATAL|CRITICAL)\b")
IDS = ("Time", "TimeStamp", "PodName")


def iso(ns):
    return datetime.datetime.fromtimestamp(ns // 1_000_000_000, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%S") + ".%09dZ" % (ns % 1_000_000_000)


def service(pod):
    return "-".join(pod.split("-")[:-2]) or pod


def rows(path):
    with gzip.open(path, "rt", encoding="utf-8", errors="replace", newline="") as f:
        yield from csv.DictReader(f)


def line_of(cell):
    try:
        return json.loads(cell)["log"].rstrip("\n")
    except (ValueError, KeyError, TypeError):
        return cell or ""


def write_logs(path, out, name):
    events = []
    for r in rows(path):
        text = line_of(r["Log"])
        level = LEVEL.search(text[:80])
        events.append((int(r["TimeUnixNano"]), {"entity": name(r["PodName"]), "level": level.group(1) if level else None, "message": text,
                                                "trace": r["TraceID"], "span": r["SpanID"]}))
    events.sort(key=lambda e: e[0])
    with open(out, "w") as f:
        for at, e in events:
            f.write(json.dumps({"timestamp": iso(at), **e}) + "\n")
    return events[0][0] if events else None


def write_spans(path, out, name):
    with open(out, "w") as f:
        for r in rows(path):
            parent = r["ParentID"]
            f.write(json.dumps({"trace": r["TraceID"], "span": r["SpanID"], "parent": None if parent in ("", "root") else parent, "entity": name(r["PodName"]),
                                "operation": r["OperationName"], "start": iso(int(r["StartTimeUnixNano"])), "duration_ms": int(r["Duration"]) / 1000}) + "\n")


def metric_rows(folder, name, until):
    for p in sorted(glob.glob(os.path.join(folder, "*_metric.csv"))):
        with open(p, newline="") as f:
            for r in csv.DictReader(f):
                at = int(float(r["TimeStamp"]))
                if at < until:
                    for k, v in r.items():
                        if k not in IDS and v not in (None, ""):
                            yield at, name(r["PodName"]), k, v


def convert_case(data, out, case, name):
    os.makedirs(out, exist_ok=True)
    day, n, m = case["id"][:10], case["normal_minute"], case["fault_minute"]
    c, r = os.path.join(data, "construct_data", day), os.path.join(data, "rca_data", day)
    write_logs(f"{c}/log/{n}_log.csv.gz", f"{out}/baseline-logs.jsonl", name)
    write_logs(f"{r}/log/{m}_log.csv.gz", f"{out}/logs.jsonl", name)
    write_spans(f"{c}/trace/{n}_trace.csv.gz", f"{out}/baseline-spans.jsonl", name)
    write_spans(f"{r}/trace/{m}_trace.csv.gz", f"{out}/spans.jsonl", name)
    minute = int(datetime.datetime.fromisoformat(f"{day}T{m.replace('_', ':')}:00+00:00").timestamp())
    with open(f"{out}/metrics.csv", "w") as now, open(f"{out}/baseline.csv", "w") as before:
        for f in (now, before):
            f.write("timestamp,entity,metric,statistic,value\n")
        for at, entity, metric, value in metric_rows(f"{r}/metric", name, minute + 60):
            # the injection is two minutes before the fault minute: what was sampled since then belongs to the incident
            (now if at >= minute - 60 else before).write(f"{iso(at * 1_000_000_000)},{entity},{metric},avg,{value}\n")
    json.dump({"time": iso(minute * 1_000_000_000), "description": "requests fail or are slow"}, open(f"{out}/alert.json", "w"))


def convert(data, out, opt):
    plain = renamer(opt)

    def name(pod):
        _names[plain(service(pod))] = service(pod)
        return plain(service(pod))

    cases = json.load(open(os.path.join(data, "cases.json")))
    for i, case in enumerate(cases if isinstance(cases, list) else cases.values()):
        _names["%03d" % i] = case["id"]
        convert_case(str(data), os.path.join(out, "%03d" % i), case, name)


# The labels' name for a delay on the way, which no metric of the data carries.
NETWORK = {"network delay": "NetworkP90(ms)"}


def detail_of(candidate):
    return " ".join([candidate.get("detail", ""), *candidate["evidence"], *(name for word, name in NETWORK.items() if word in candidate.get("detail", ""))])


def predictions(verdicts, bundles):
    return {_names[b]: [{"service": _names.get(c["entity"], c["entity"]), "score": c["score"], "detail": detail_of(c)} for c in v["candidates"]] for b, v in verdicts.items()}
