#!/bin/sh
# Replaces one line of a crontab, if the file is still the one that was approved. The old file is saved first.
# SSM puts the parameters between the quotes; their allowedPattern lets no quote through.
set -eu
export LC_ALL=C
umask 077
path='{{ Path }}'
line='{{ LineNumber }}'
expected='{{ ExpectedFileSha256 }}'
text='{{ NewLineBase64 }}'
store=/var/lib/aiops

fail() { printf '%s\n' "$1" >&2; exit 1; }
sha() { sha256sum -- "$1" | cut -d' ' -f1; }

mkdir -p "$store/backup"
exec 9>"$store/lock"
flock -w 30 9 || fail "another change is under way"

if [ ! -f "$path" ] || [ -L "$path" ]; then fail "$path is not a regular file"; fi
[ "$(sha "$path")" = "$expected" ] || fail "$path changed since it was read"
[ "$line" -le "$(awk 'END { print NR }' "$path")" ] || fail "$path has no line $line"
[ "$(printf '%s' "$text" | base64 -d | tr -cd '\000-\010\012-\037' | wc -c)" -eq 0 ] || fail "the new line holds control characters"

cp -p -- "$path" "$store/backup/$expected"
[ "$(sha "$store/backup/$expected")" = "$expected" ] || fail "the old file could not be saved"

# cron ignores names that begin with a dot, and a rename is all or nothing.
new=$(mktemp "$(dirname "$path")/.aiops.XXXXXX")
trap 'rm -f -- "$new"' EXIT
{
  head -n "$((line - 1))" -- "$path"
  printf '%s' "$text" | base64 -d
  printf '\n'
  tail -n "+$((line + 1))" -- "$path"
} >"$new"
chmod --reference="$path" -- "$new"
chown --reference="$path" -- "$new"
if command -v chcon >/dev/null 2>&1; then chcon --reference="$path" -- "$new" 2>/dev/null || true; fi
sync
mv -f -- "$new" "$path"
printf '{"backup":"%s","sha256":"%s"}\n' "$store/backup/$expected" "$(sha "$path")"
