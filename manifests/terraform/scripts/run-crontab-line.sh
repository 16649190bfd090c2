#!/bin/sh
# Runs the command of one crontab line once, as cron would: the line's user, the assignments above it, cron's PATH. Time limit 10 minutes.
# The command comes from the file, whose digest was approved; SSM's parameters only name the line, and their allowedPattern lets no quote through.
set -eu
export LC_ALL=C
umask 077
path='{{ Path }}'
line='{{ LineNumber }}'
expected='{{ ExpectedFileSha256 }}'

fail() { printf '%s\n' "$1" >&2; exit 1; }

if [ ! -f "$path" ] || [ -L "$path" ]; then fail "$path is not a regular file"; fi
work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT
cat -- "$path" >"$work/crontab"
[ "$(sha256sum "$work/crontab" | cut -d' ' -f1)" = "$expected" ] || fail "$path changed since it was read"
entry=$(sed -n "${line}p" "$work/crontab")

case "$path" in
  /var/spool/cron/*) names_users=0; user=${path##*/} ;;
  *) names_users=1; user='' ;;
esac

# Off with the schedule (one field that begins with @, else five), then with the user.
strip() { printf '%s' "$1" | awk -v n="$2" '{ s = $0; for (i = 0; i < n; i++) { sub(/^[ \t]+/, "", s); sub(/^[^ \t]+/, "", s) } sub(/^[ \t]+/, "", s); print s }'; }
first=$(printf '%s' "$entry" | awk '{ print $1 }')
case "$first" in
  '' | '#'* | *=*) fail "line $line of $path starts no job" ;;
  @*) rest=$(strip "$entry" 1) ;;
  *) rest=$(strip "$entry" 5) ;;
esac
if [ "$names_users" = 1 ]; then
  user=$(printf '%s' "$rest" | awk '{ print $1 }')
  rest=$(strip "$rest" 1)
fi
[ -n "$rest" ] || fail "line $line of $path has no command"
id -u -- "$user" >/dev/null 2>&1 || fail "the user of line $line does not exist"

# The first unescaped percent sign ends the command; the rest is its standard input, further ones are newlines.
printf '%s' "$rest" | awk -v command="$work/command" -v input="$work/input" '{
  out = command; n = length($0); printf "" > command; printf "" > input
  for (i = 1; i <= n; i++) {
    c = substr($0, i, 1)
    if (c == "\\" && substr($0, i + 1, 1) == "%") { printf "%s", "%" > out; i++; continue }
    if (c == "%") { if (out == command) { out = input } else { printf "\n" > out }; continue }
    printf "%s", c > out
  }
}'

home=$(getent passwd "$user" | cut -d: -f6)
shell=/bin/sh
set -- "HOME=$home" "LOGNAME=$user" "USER=$user" "PATH=/usr/bin:/bin"
head -n "$((line - 1))" "$work/crontab" | sed -n 's/^[[:space:]]*\([A-Za-z_][A-Za-z0-9_]*\)[[:space:]]*=[[:space:]]*\(.*[^[:space:]]\)[[:space:]]*$/\1=\2/p' >"$work/assignments"
while IFS= read -r assignment; do
  name=${assignment%%=*}
  value=${assignment#*=}
  case "$value" in
    \"*\") value=${value#\"}; value=${value%\"} ;;
    \'*\') value=${value#\'}; value=${value%\'} ;;
  esac
  case "$name" in
    SHELL) shell=$value ;;
    LOGNAME | USER) continue ;;
  esac
  set -- "$@" "$name=$value"
done <"$work/assignments"

cd "${home:-/}" 2>/dev/null || cd /
code=0
timeout -k 10 600 runuser -u "$user" -- env -i "$@" "SHELL=$shell" "$shell" -c "$(cat "$work/command")" <"$work/input" >"$work/output" 2>&1 || code=$?
tail -c 2000 "$work/output" | tr -d '\000-\010\013-\037' | sed 's/\\/\\\\/g; s/"/\\"/g; s/	/ /g' | awk -v code="$code" '
  { text = text (NR > 1 ? "\\n" : "") $0 }
  END { printf "{\"exitCode\":%d,\"outputTail\":\"%s\"}\n", code, text }'
