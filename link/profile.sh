#!/usr/bin/env bash
# Writes link/hot.txt anew: the functions that run in a short visit, those of the start first. The linker puts them side
# by side (docs/decisions/0035). Usage: profile.sh BINARY, one that still has its symbols (make order).
set -euo pipefail
binary=$(realpath "$1")
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server"; tmux -L rein-order kill-server 2>/dev/null || true; rm -rf "$work"' EXIT
export HOME="$work" XDG_DATA_HOME="$work/data" XDG_CONFIG_HOME="$work/config" XDG_STATE_HOME="$work/state" LANG=C.UTF-8
unset OPENAI_API_KEY ANTHROPIC_API_KEY OPENAI_BASE_URL TMUX || true
cc -O2 -o "$work/serve" "$here/../Tests/Benchmarks/serve.c"
"$work/serve" 300 >"$work/port" &
server=$!
until [ -s "$work/port" ]; do sleep 0.05; done
mkdir "$work/project"
echo hello >"$work/project/notes.md"

screen() { tmux -L rein-order capture-pane -p; }
shows() {
  for _ in $(seq 240); do
    if screen | grep -q -- "$1"; then return; fi
    sleep 0.25
  done
  screen >&2
  echo "Nothing on the screen shows: $1" >&2
  exit 1
}
types() { tmux -L rein-order send-keys "$@"; }
# visit NAME ARGUMENTS...: starts the program under callgrind.
visit() {
  local name=$1
  shift
  tmux -L rein-order -f /dev/null new-session -d -x 120 -y 40 -c "$work/project" \
    valgrind --tool=callgrind --demangle=no --callgrind-out-file="$work/$name.out" --log-file="$work/log" "$binary" "$@"
  shows "enter send"
}
leaves() {
  types F10
  for _ in $(seq 240); do
    tmux -L rein-order has-session 2>/dev/null || return 0
    sleep 0.25
  done
  echo "The program does not end." >&2
  exit 1
}

visit start
types "hello"
shows "hello"
types C-c
leaves

visit work --new
types "Say hello **there**" Enter
shows "offline guide"
types F6
shows "Say hello"
types Escape
shows "enter send"
types "read notes.md" Enter
shows "beginning with"
leaves

export OPENAI_BASE_URL="http://127.0.0.1:$(cat "$work/port")/v1"
visit http --new --model openai/bench
types "go" Enter
shows "quick"
leaves

nm --defined-only "$binary" | python3 "$here/hot.py" "$work"/{start,work,http}.out >"$work/hot.txt"
mv "$work/hot.txt" "$here/hot.txt"
wc -l "$here/hot.txt"
