#!/usr/bin/env bash
# Measures the program beside the floor (a bare curses program in C), in alternation, through a pseudo terminal. Prints
# medians and ratios, and writes bench.json. Usage: bench.sh BINARY [ROUNDS]
set -euo pipefail
binary=$(realpath "$1")
rounds=${2:-7}
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server"; rm -rf "$work"' EXIT
export XDG_DATA_HOME="$work/data" XDG_CONFIG_HOME="$work/config" REIN_OFFLINE_DELAY_MS=0 LANG=C.UTF-8
unset OPENAI_API_KEY OPENAI_BASE_URL || true
cc -O2 -o "$work/floor" "$here/floor.c" -lncursesw -ltinfo
cc -O2 -o "$work/serve" "$here/serve.c"
cc -O2 -o "$work/drive" "$here/drive.c" -lutil
"$work/serve" 50000 >"$work/port" &
server=$!
until [ -s "$work/port" ]; do sleep 0.05; done
url="http://127.0.0.1:$(cat "$work/port")/v1"
mkdir "$work/project"
cd "$work/project"

# measure NAME COLUMNS ARGUMENTS...: rounds of both programs; the rows go to files.
rows() { # file, what, argument, command...
  local file=$1 what=$2 argument=$3
  shift 3
  "$work/drive" "$what" "$argument" -- "$@" >>"$file"
}
median() { # file, column
  awk -v c="$2" '{print $c}' "$1" | sort -n | awk '{v[NR]=$1} END {print v[int((NR+1)/2)]}'
}
report() { # label, file stem, column
  local mine floor
  mine=$(median "$work/$2.rein" "$3")
  floor=$(median "$work/$2.floor" "$3")
  awk -v l="$1" -v m="$mine" -v f="$floor" 'BEGIN {
    ratio = "-"
    if (f > 0) ratio = sprintf("%.1f x", m / f)
    printf "%-46s %10.1f %10.1f %8s\n", l, m, f, ratio
  }'
  printf '{"what": "%s", "rein": %s, "floor": %s}\n' "$1" "$mine" "$floor" >>"$work/json"
}

for _ in $(seq "$rounds"); do
  XDG_DATA_HOME="$work/start" rows "$work/start.rein" start "" "$binary"
  rows "$work/start.floor" start "" "$work/floor"
  rows "$work/echo.rein" echo "" "$binary" --new --model offline/guide
  rows "$work/echo.floor" echo "" "$work/floor"
  # The model that was used last would be the one of the row below.
  rows "$work/words.rein" words "say 50000 words" "$binary" --new --model offline/guide
  rows "$work/words.floor" words "" "$work/floor" 50000
  rows "$work/http.rein" words "go" env OPENAI_BASE_URL="$url" "$binary" --new --model openai/bench
  cp "$work/words.floor" "$work/http.floor"
done
rows "$work/idle.rein" idle 5 "$binary" --new
rows "$work/idle.floor" idle 5 "$work/floor"

printf '%-46s %10s %10s %8s\n' "what (120x40)" rein floor ratio
report "exec to first paint, ms" start 1
report "exec to a typed key echoed, ms" start 2
report "key echo, median, us" echo 1
report "key echo, 99th percentile, us" echo 2
report "50,000 words: until the last is shown, ms" words 1
report "50,000 words: CPU, ms" words 2
report "50,000 words: bytes to the terminal" words 3
report "50,000 words: PSS after, kB" words 4
report "50,000 words over HTTP: until the last, ms" http 1
report "50,000 words over HTTP: CPU, ms" http 2
report "50,000 words over HTTP: PSS after, kB" http 4
report "idle 5 s: CPU, ms" idle 1
report "idle 5 s: wake-ups" idle 2
report "idle: PSS, kB" idle 3
(echo "["; sed '$!s/$/,/' "$work/json"; echo "]") >"$OLDPWD/bench.json"
