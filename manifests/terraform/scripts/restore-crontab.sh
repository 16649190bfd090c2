#!/bin/sh
# Puts a saved crontab back, if the file is still the one that the correction left. The file that is there is saved first.
# SSM puts the parameters between the quotes; their allowedPattern lets no quote through.
set -eu
export LC_ALL=C
umask 077
path='{{ Path }}'
backup='{{ BackupSha256 }}'
expected='{{ ExpectedFileSha256 }}'
store=/var/lib/aiops

fail() { printf '%s\n' "$1" >&2; exit 1; }
sha() { sha256sum -- "$1" | cut -d' ' -f1; }

mkdir -p "$store/backup"
exec 9>"$store/lock"
flock -w 30 9 || fail "another change is under way"

if [ ! -f "$path" ] || [ -L "$path" ]; then fail "$path is not a regular file"; fi
[ "$(sha "$path")" = "$expected" ] || fail "$path changed since it was corrected"
[ -f "$store/backup/$backup" ] || fail "there is no saved file $backup"
[ "$(sha "$store/backup/$backup")" = "$backup" ] || fail "the saved file $backup is damaged"

cp -p -- "$path" "$store/backup/$expected"
new=$(mktemp "$(dirname "$path")/.aiops.XXXXXX")
trap 'rm -f -- "$new"' EXIT
cat -- "$store/backup/$backup" >"$new"
chmod --reference="$path" -- "$new"
chown --reference="$path" -- "$new"
if command -v chcon >/dev/null 2>&1; then chcon --reference="$path" -- "$new" 2>/dev/null || true; fi
sync
mv -f -- "$new" "$path"
printf '{"sha256":"%s"}\n' "$(sha "$path")"
