#!/usr/bin/env bash
# Measures the program beside the floor (a bare curses program in C), in alternation, through a pseudo terminal. Prints
# medians, ratios and budgets, and writes bench.json. Usage: bench.sh BINARY [IN-PROCESS [ROUNDS]]
set -euo pipefail
binary=$(realpath "$1")
inside=${2:+$(realpath "$2")}
rounds=${3:-7}
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server"; rm -rf "$work"' EXIT
export XDG_DATA_HOME="$work/data" XDG_CONFIG_HOME="$work/config" REIN_OFFLINE_DELAY_MS=0 LANG=C.UTF-8
unset OPENAI_API_KEY OPENAI_BASE_URL ANTHROPIC_API_KEY ANTHROPIC_BASE_URL || true
for name in floor serve drive screen; do
  libraries="-lncursesw -ltinfo"
  if [ "$name" = screen ]; then libraries=-lvterm; fi
  # shellcheck disable=SC2086
  cc -O2 -o "$work/$name" "$here/$name.c" $libraries -lutil
done
"$work/serve" >"$work/port" &
server=$!
until [ -s "$work/port" ]; do sleep 0.05; done
port=$(cat "$work/port")
mkdir "$work/project"
start=$PWD
cd "$work/project"

# Two threads of 10,000 messages, and one of 100,000 for the search.
load() { python3 "$here/../Load/load.py" "$binary" "$work/project" "$@"; }
long=$(load --messages 10000 --title Amber)
(XDG_DATA_HOME="$work/one" load --messages 10000 --title Amber >/dev/null)
load --messages 10000 --title Coral >/dev/null
(XDG_DATA_HOME="$work/huge" load --messages 100000 --title Needle >/dev/null)
# The first search makes what is searched.
"$work/screen" ask "^[OQ|coral 9999|Coral 9999" -- "$binary" >/dev/null
(XDG_DATA_HOME="$work/huge" "$work/screen" ask "^[OQ|needle 99999|Needle 99999" -- "$binary" >/dev/null)
for _ in $(seq 10000); do echo "the quick guide walks through every file and reads it"; done >"$work/text"
echo "Amber 9999" >>"$work/text"

# reach TOKENS/RATE: from now on there are models, which answer like that.
reach() {
  export OPENAI_API_KEY=bench-bench ANTHROPIC_API_KEY=bench-bench
  export OPENAI_BASE_URL="http://127.0.0.1:$port/$1/v1" ANTHROPIC_BASE_URL="http://127.0.0.1:$port/$1"
}
leave() { unset OPENAI_API_KEY ANTHROPIC_API_KEY OPENAI_BASE_URL ANTHROPIC_BASE_URL; }

# one FILE TOOL MEASUREMENT ARGUMENT COMMAND...: one round of it.
one() { "$work/$2" "$3" "$4" -- "${@:5}" >>"$work/$1"; }

streaming=("$binary" --new --model openai/bench)
for _ in $(seq "$rounds"); do
  XDG_DATA_HOME="$work/start" one start.rein drive start "" "$binary"
  one start.floor drive start "" "$work/floor"
  one echo.rein drive echo "" "$binary" --new --model offline/guide
  one echo.floor drive echo "" "$work/floor"
  reach 50000/0
  one chat.rein drive words "go" "${streaming[@]}"
  one responses.rein drive words "go" "$binary" --new --model openai-responses/bench
  one messages.rein drive words "go" "$binary" --new --model anthropic/bench
  one words.floor drive words "" "$work/floor" ":$port" 50000 0
  reach 50000/5000
  one busy.rein drive echo "go" "${streaming[@]}"
  one busy.floor drive echo "" "$work/floor" ":$port" 50000 5000
  leave
  XDG_DATA_HOME="$work/one" one open.rein screen open "Amber 9999" "$binary"
  one open.floor screen open "Amber 9999" "$work/floor" "$work/text"
  XDG_DATA_HOME="$work/one" one resize.rein screen resize "" "$binary"
  one resize.floor screen resize "" "$work/floor" "$work/text"
  one switch.rein screen ask "^U|/threads Coral^M|Coral 9999" "$binary" --thread "$long"
  XDG_DATA_HOME="$work/huge" one search.rein screen ask "^[OQ|needle 77|Needle 77" "$binary"
  one quit.rein screen quit "^D" "$binary" --new
  one quit.floor screen quit "^D" "$work/floor"
  one term.rein screen quit SIGTERM "$binary" --new
  one hup.rein screen quit SIGHUP "$binary" --new
done
reach 50000/500
for _ in 1 2 3; do
  one load.rein drive load "go" "${streaming[@]}"
  one load.floor drive load "" "$work/floor" ":$port" 50000 500
done
leave
XDG_DATA_HOME="$work/start" one idle.rein drive idle 5 "$binary" --new
one idle.floor drive idle 5 "$work/floor"

median() { # file, column
  awk -v c="$2" '{print $c}' "$1" | sort -n | awk '{v[NR]=$1} END {print v[int((NR+1)/2)]}'
}
# row LABEL FILE COLUMN BUDGET [FLOOR]: a budget is a ratio to the floor (4x) or a number; a dash stands for none.
row() {
  local mine floor=0
  mine=$(median "$work/$2.rein" "$3")
  if [ "${5:-$2}" != - ]; then floor=$(median "$work/${5:-$2}.floor" "$3"); fi
  tell "$1" "$mine" "$floor" "$4"
}
tell() { # label, rein, floor, budget
  awk -v l="$1" -v m="$2" -v f="$3" -v b="$4" -v json="$work/json" 'BEGIN {
    ratio = f > 0 ? m / f : 0
    limit = b ~ /x$/ ? b * f : b
    verdict = b == "-" ? "" : (m <= limit ? "ok" : "over")
    holds = b == "-" ? "null" : (m <= limit ? "true" : "false")
    printf "%-52s %10.1f %10s %7s  %-7s %s\n", l, m, (f > 0 ? sprintf("%.1f", f) : "-"), (ratio ? sprintf("%.1f x", ratio) : "-"), b, verdict
    printf "{\"what\": \"%s\", \"rein\": %s, \"floor\": %s, \"budget\": \"%s\", \"holds\": %s}\n", l, m, (f > 0 ? f : "null"), b, holds >>json
  }'
}
printf '%-52s %10s %10s %7s  %-7s\n' "what (120x40)" rein floor ratio budget
row "exec to first paint, ms" start 1 4x
row "exec to a typed key echoed, ms" start 2 4x
row "idle 5 s: CPU, ms" idle 1 0
row "idle 5 s: wake-ups" idle 2 0
row "idle: PSS, kB" idle 3 20480
row "key echo, median, us" echo 1 2x
row "key echo, 99th percentile, us" echo 2 -
row "key echo at 5,000 tokens/s, median, us" busy 1 4x
row "key echo at 5,000 tokens/s, 99th percentile, us" busy 2 3x
row "CPU at 500 tokens/s, percent" load 1 6
for form in chat responses messages; do
  row "50,000 tokens ($form): until the last, ms" $form 1 15x words
  row "50,000 tokens ($form): CPU, ms" $form 2 15x words
  row "50,000 tokens ($form): bytes to the terminal" $form 3 100000 words
  row "50,000 tokens ($form): PSS after, kB" $form 4 30720 words
done
row "100 resizes: settled after the last, ms" resize 1 4x
row "100 resizes: rows wrong" resize 2 0 -
row "open a thread of 10,000 messages, ms" open 1 6x
row "open a thread of 10,000 messages: PSS, kB" open 2 30720
row "switch between two of 10,000 messages, ms" switch 1 20 -
row "search in 100,000 messages: first page, ms" search 1 50 -
row "quit, ms" quit 1 20
row "SIGTERM, ms" term 1 20 -
row "SIGHUP, ms" hup 1 20 -
row "quit: modes left" quit 2 0 -
row "SIGTERM: modes left" term 2 0 -
row "SIGHUP: modes left" hup 2 0 -
if [ -n "$inside" ]; then
  "$inside" | sed -E 's/.*"what": "([^"]*)", "rein": ([0-9.]+).*/\1|\2/' | while IFS='|' read -r what number; do
    budget=2
    case $what in *frame*) budget=100 ;; esac
    tell "$what" "$number" 0 "$budget"
  done
fi
(echo "["; sed '$!s/$/,/' "$work/json"; echo "]") >"$start/bench.json"
