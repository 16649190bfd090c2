#!/usr/bin/env python3
"""Verdicts of `aiops investigate --bundle FOLDER --output VERDICTS` -> the scorers' prediction files (standard library only).

  predictions.py services VERDICTS CASES     [{"service","score","detail"}] per case
  predictions.py changes VERDICTS CASES      {"changes":[{"id","score"}],"services":[...]} per case
"""
import json, sys

kind, verdicts, cases = sys.argv[1:4]
names = json.load(open(cases))
out = {}
for line in open(verdicts):
    v = json.loads(line)
    found = v["candidates"]
    if kind == "services":
        out[names[v["bundle"]]] = [{"service": c["entity"], "score": c["score"], "detail": " ".join([c.get("detail", "")] + c["evidence"])} for c in found]
    else:
        out[names[v["bundle"]]] = {"changes": [{"id": c["id"], "score": c["score"]} for c in v.get("changes", [])], "services": [c["entity"] for c in found]}
json.dump({"method": "aiops investigate", "predictions": out}, sys.stdout)
