import Harness
import TestSupport
import Testing

@Suite struct DamagedLogTests {
  private static let lines = [
    #"{"type":"@rein_session","id":"s","time":"2026-01-01T00:00:00.000Z"}"#,
    #"{"type":"agent_start","facts":{"threadID":"t"}}"#,
    #"{"type":"message_start","message":{"id":"m","role":"assistant","content":[{"type":"text","text":"hi"}]}}"#,
    #"{"type":"message_update","message":{"id":"m","role":"assistant","content":[{"type":"text","text":"hi 漢"}]}}"#,
    #"{"type":"tool_start","toolCallId":"c","toolName":"run","args":{"command":"x"}}"#,
    #"{"type":"shell_output","toolCallId":"c","output":"out","stream":"stdout"}"#,
    #"{"type":"tool_end","toolCallId":"c","result":{"content":[]},"isError":false}"#,
    #"{"type":"task_updated","tasks":[{"id":"1","content":"a","status":"pending","activeForm":"b"}]}"#,
    #"{"type":"follow_up_queued","count":3}"#, #"{"type":"agent_end","reason":"complete"}"#,
  ]

  /// The error, if any, is the whole line's: what came before stays as it was.
  @Test func `a damaged line of a log is read or refused`() {
    for var fuzzing in Fuzzing.rounds(400) {
      var replay = Replay()
      for line in Self.lines.shuffled(using: &fuzzing) {
        let before = replay.state
        let damaged = String(decoding: fuzzing.damaged(Array(line.utf8)), as: UTF8.self)
        do { try replay.take(line: damaged) } catch {
          if replay.state != before { Issue.record("seed \(fuzzing.seed): a refused line changed the state") }
        }
      }
    }
  }
}
