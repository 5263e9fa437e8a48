#!/usr/bin/env bash
# Drives the real program in tmux, as a person would, through the main job end to end. Waits for what must appear on
# the screen, never for time. Usage: smoke.sh BINARY
set -euo pipefail

binary=$(realpath "$1")
faults=$(realpath "$(dirname "$0")/../Faults")
work=$(mktemp -d)
socket="rein-smoke-$$"
export XDG_DATA_HOME="$work/data" XDG_CONFIG_HOME="$work/config" XDG_STATE_HOME="$work/state" \
  VISUAL="$work/editor" REIN_OFFLINE_DELAY_MS=1
unset OPENAI_API_KEY OPENAI_BASE_URL NO_COLOR TMUX
checks=0

finish() {
  tmux -L "$socket" kill-server 2>/dev/null || true
  rm -rf "$work"
}
trap finish EXIT

pane=rein

tm() { tmux -L "$socket" -f /dev/null "$@"; }
screen() { tm capture-pane -p -t "$pane"; }
keys() { tm send-keys -t "$pane" "$@"; }
text() { tm send-keys -t "$pane" -l "$1"; }

fail() {
  echo "smoke: $1" >&2
  echo "--- the screen:" >&2
  screen >&2 || true
  exit 1
}

# Waits until the screen has a text; fails after 20 seconds.
shows() {
  for _ in $(seq 400); do
    if screen | grep -qF -- "$1"; then
      checks=$((checks + 1))
      return
    fi
    sleep 0.05
  done
  fail "expected to see: $1"
}

# Waits until the screen no longer has a text.
hides() {
  for _ in $(seq 400); do
    if ! screen | grep -qF -- "$1"; then
      checks=$((checks + 1))
      return
    fi
    sleep 0.05
  done
  fail "expected not to see: $1"
}

is() {
  [ "$2" = "$3" ] || fail "$1: expected «$3», got «$2»"
  checks=$((checks + 1))
}

# A session of its own keeps the server: one that has just lost its last session may be going away.
for _ in 1 2 3 4 5; do
  tm new-session -d -s keeper "exec sleep 100000" 2>/dev/null && break
  sleep 0.2
done

start() {
  tm kill-session -t "$pane" 2>/dev/null || true
  tm new-session -d -s "$pane" -x 100 -y 30 -c "$work/project" \
    "'$binary' $*; echo \"ended with \$?\"; stty -a | grep -o ' -\\?echo '; exec sleep 1000"
}

say() {
  text "$1"
  shows "$1"
  keys Enter
}

mkdir -p "$work/project"
printf '# Demo\n\nSome old words here.\n' >"$work/project/README.md"

# A first start, a file read, wide characters.
start
shows "Message, or / for commands"
say "read README.md"
shows "read_file README.md"
shows "ready"
say "grüße 你好 🎉"
shows "grüße 你好 🎉"
shows "ready"

# An edit is shown as a diff and approved.
say 'replace "old words" with "new words" in README.md'
shows "+ Some new words here."
shows "y once"
sleep 0.6 # a prompt takes keys only half a second after the last one: this is the rule itself
keys y
shows "you allowed it once"
shows "ready"
is "the edit" "$(sed -n 3p "$work/project/README.md")" "Some new words here."

# A command is refused, with a reason.
say "run touch forbidden"
shows "y once"
sleep 0.6
keys e
text "not now"
keys Enter
shows "you refused: not now"
shows "ready"
is "the refused command" "$(ls "$work/project")" "README.md"

# A subagent asks where everything is asked, and says that it is the one.
say "delegate run touch delegated"
shows "? Execute: Run"
shows "waits for your yes"
sleep 0.6
keys y
shows "It succeeded"
shows "ready"
is "the delegated command" "$(ls "$work/project" | tr '\n' ' ')" "README.md delegated "
rm "$work/project/delegated"

# Two messages are queued while it works, and go out afterwards.
say "say 1500 words"
shows "esc stop"
say "list"
say "find *.md"
shows "2 queued"
shows "Names like *.md: 1 file"
shows "ready"

# Mode, model and thread from menus.
keys F7
shows "Modes"
text "plan"
keys Enter
shows "plan · offline/guide"
keys F8
shows "Models"
text "offline"
keys Enter
hides "Models"
say "/new"
shows "new thread"
say "say 3 words"
shows "ready"
keys F6
shows "Threads"
text "read README"
keys Enter
shows "Names like *.md: 1 file"

# Resizing wraps anew; too small says so.
tm resize-window -t rein -x 60 -y 20
shows "ready"
tm resize-window -t rein -x 20 -y 5
shows "Too small"
tm resize-window -t rein -x 100 -y 30
hides "Too small"
shows "ready"

# A stop, then quitting; the terminal is as it was.
say "say 50000 words"
shows "esc stop"
keys Escape
shows "Interrupted"
text "/quit"
keys Enter
shows "ended with 0"
shows " echo"

# A signal ends it with the status that says so, with everything kept; flags go before what the thread remembers.
start --mode build
shows "build · offline/guide"
kill -TERM "$(pgrep -f "^$binary" | head -n 1)"
shows "ended with 143"
start --mode plan
shows "plan · offline/guide"
keys C-d
shows "ended with 0"

# Everything is found where it was; a kill in the middle of an answer loses little and says so.
start
shows "plan · offline/guide"
say "say 50000 words"
shows "Part 3"
pid=$(pgrep -f "^$binary" | head -n 1)
kill -9 "$pid"
shows "ended with 137"
start
shows "Interrupted"
keys C-d
shows "ended with 0"

# Two reins on one thread: the second is told who has it, looks on, and takes it when the first one is killed.
start
shows "Interrupted"
pid=$(pgrep -f "^$binary" | head -n 1)
pane=second
start
shows "is open elsewhere"
shows "Open in process $pid on $(hostname)"
keys Enter
shows "read only"
shows "Interrupted"
pane=rein
say "say 4 words"
shows "› say 4 words"
shows "ready"
pane=second
shows "› say 4 words"
say "is anybody there"
shows "This thread is read only here"
keys C-u
keys F6
shows "Threads"
keys Enter
shows "is open elsewhere"
keys Escape
hides "is open elsewhere"
kill -9 "$pid"
keys F6
shows "Threads"
keys Enter
hides "read only"
shows "ready"
say "say 5 words"
shows "› say 5 words"
shows "ready"
keys C-d
shows "ended with 0"
tm kill-session -t second
pane=rein

# The message box reaches out: a command of the person, a file by its name, an editor, a paste; and what
# was said is found after a restart.
printf '#!/bin/sh\nprintf "and edited" >>"$1"\n' >"$work/editor"
chmod +x "$work/editor"
start --new
shows "Message, or / for commands"
say "!echo one two three"
shows "✓ ! echo one two three"
shows "ready"
text "see @READ"
shows "tab complete"
keys Tab
shows "see @README.md"
keys C-g
shows "and edited"
keys C-c
hides "and edited"
tm set-buffer "$(printf 'first of the lines\nsecond of the lines\n')"
tm paste-buffer -p -t "$pane"
shows "  second of the lines"
keys C-c
hides "second of the lines"
keys F3
text "three"
shows "1 of 1"
keys Escape
hides "Search"
keys C-d
shows "ended with 0"
start
shows "✓ ! echo one two three"
keys C-r
shows "Said before"
shows "!echo one two three"
keys Escape
hides "Said before"
keys C-d
shows "ended with 0"
is "the history" "$(stat -c %a "$XDG_STATE_HOME"/rein/history/*)" 600

# A recorded session replays to the transcript that was on the screen, and a kill loses nothing of the record.
start --new --record "$work/events.jsonl"
shows "Message, or / for commands"
say "read README.md"
shows "ready"
say "run ls"
shows "y once"
keys Escape
shows "Interrupted"
shows "ready"
shown=$(screen | sed '/^──/,$d')
kill -9 "$(pgrep -f "^$binary" | head -n 1)"
shows "ended with 137"
is "the permissions of the record" "$(stat -c %a "$work/events.jsonl")" 600
replayed=$("$binary" replay --screen 100x30 "$work/events.jsonl" | sed '/^──/,$d')
is "the replayed transcript" "$replayed" "$shown"
before=$("$binary" replay --screen 100x30 --at 3 "$work/events.jsonl")
[[ "$before" == *"Message, or / for commands"* && "$before" != *"read README.md"* ]] || fail "--at 3 shows: $before"
state=$("$binary" replay "$work/events.jsonl")
[[ "$state" == *'"isRunning":false'* ]] || fail "replay prints: $state"

# Without a screen.
cd "$work/project"
answer=$(echo "read README.md" | "$binary" -p "" 2>/dev/null)
[[ "$answer" == *"3 lines"* ]] || fail "-p answered: $answer"
answer=$(echo "some text" | "$binary" -p "read README.md" 2>/dev/null)
[[ "$answer" == *"3 lines"* ]] || fail "-p answered with text from a pipe: $answer"
status=0
answer=$("$binary" -p "run ls" 2>"$work/errors") || status=$?
is "the status of a refused command" "$status" 2
[[ "$answer" != *"nobody is here"* ]] || fail "the model was told in the name of the person: $answer"
is "a refusal" "$(cat "$work/errors")" \
  "rein: execute_command was refused: nobody is here to ask. --allow execute allows it."
"$binary" -p "delegate run ls" >/dev/null 2>"$work/errors" || true
[[ "$(cat "$work/errors")" == "rein: execute_command (subagent Execute) was refused"* ]] || fail "$(cat "$work/errors")"
status=0
"$binary" -p "run ls" --allow execute >/dev/null 2>&1 || status=$?
is "the status of an allowed command" "$status" 0
status=0
"$binary" -p "hi" --model nothing/x >/dev/null 2>&1 || status=$?
is "the status of an unknown model" "$status" 1
status=0
said=$("$binary" -p "" </dev/null 2>&1) || status=$?
is "the status of an empty prompt" "$status" 1
is "an empty prompt" "$said" "rein: there is nothing to answer: -p has no text, and nothing came from a pipe."
status=0
"$binary" --no-such-flag >/dev/null 2>&1 || status=$?
is "the status of a wrong flag" "$status" 64
"$binary" -p "say 50000 words" </dev/null >"$work/printed" &
pid=$!
for _ in $(seq 400); do [ -s "$work/printed" ] && break; sleep 0.05; done
kill -TERM $pid
status=0
wait $pid || status=$?
is "the status of a stopped answer" "$status" 143
status=$(set +o pipefail; "$binary" -p "say 50000 words" </dev/null 2>"$work/errors" | head -1 >/dev/null; echo "${PIPESTATUS[0]}")
is "the status of an answer nobody reads" "$status" 141
is "the words of an answer nobody reads" "$(cat "$work/errors")" ""
id=$("$binary" -p "say 3 words" --output-format json </dev/null | grep -o '"threadId":"[^"]*"' | cut -d'"' -f4)
state=$("$binary" -p "say 3 words" --thread "$id" --mode plan --output-format json </dev/null)
[[ "$state" == *'"mode":"plan"'* && "$state" == *"$id"* ]] || fail "a mode for a thread: $state"
models=$("$binary" models)
[[ "$models" == *"offline/guide  ready"* ]] || fail "models says: $models"

# What the model is told, and where that comes from; modes of the configuration.
printf 'Use tabs.\n' >"$work/project/AGENTS.md"
mkdir -p "$XDG_CONFIG_HOME/rein"
printf '[[modes]]\nid = "review"\ninstructions = "Be strict."\nread_only = true\n' >"$XDG_CONFIG_HOME/rein/config.toml"
told=$("$binary" prompt --mode review)
[[ "$told" == *"=== AGENTS.md,"*"Use tabs."*"=== mode review,"*"Be strict."* ]] || fail "prompt says: $told"
printf '[[modes]]\nid = "review"\ntools = ["fly"]\n' >"$XDG_CONFIG_HOME/rein/config.toml"
status=0
said=$("$binary" prompt 2>&1) || status=$?
is "the status of a wrong configuration" "$status" 1
[[ "$said" == *"config.toml, line 3: there is no tool fly"* ]] || fail "a wrong configuration says: $said"

rm "$XDG_CONFIG_HOME/rein/config.toml"

# A text over the database: it is kept aside, what lay beside it is saved, and that is said.
start --new --database "$work/fresh/rein.db"
shows "Message, or / for commands"
say "say 6 words"
shows "› say 6 words"
shows "ready"
kill -9 "$(pgrep -f "^$binary .*$work/fresh" | head -n 1)"
shows "ended with 137"
echo "a letter to my aunt" >"$work/fresh/rein.db"
start --database "$work/fresh/rein.db"
shows "The database was damaged."
shows "say 6 words"
keys C-d
shows "ended with 0"
is "the text" "$(cat "$work"/fresh/rein.db.damaged-*[0-9])" "a letter to my aunt"

# However it ends, the terminal is as it was.
"$faults/terminal.py" "$binary" || fail "the terminal was left changed"
checks=$((checks + 1))

# Killed at random moments, it loses nothing.
"$faults/kill.py" "$binary" 10 || fail "a kill lost something"
"$faults/soak.py" "$binary" 0.25 || fail "random use broke something"
checks=$((checks + 1))

echo "smoke: $checks checks passed"
