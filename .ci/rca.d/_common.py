"""What the converters have in common."""
import csv, datetime, hashlib, json, pathlib, random


def iso(seconds):
    return datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def hashed(name, keep=()):
    """The name's hash, with those endings kept that tell a node's type."""
    end = next((k for k in keep if name.endswith(k)), "")
    return "n" + hashlib.sha256(name.encode()).hexdigest()[:10] + end


def renamer(opt, keep=()):
    return (lambda n: hashed(n, keep)) if opt.rename else (lambda n: n)


def folder(out, name):
    path = pathlib.Path(out) / name
    path.mkdir(parents=True, exist_ok=True)
    return path


def jsonl(path, rows):
    with open(path, "w") as f:
        for r in rows:
            f.write(json.dumps(r) + "\n")


def table(path, header, rows):
    with open(path, "w", newline="") as f:
        w = csv.writer(f)
        w.writerow(header)
        w.writerows(rows)
