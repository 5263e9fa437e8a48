import CSys

/// The program itself.
public enum OwnProcess {
  /// Closes it to other programs of the same user, which could read keys out of its memory or variables; nor does it
  /// leave a core file when it crashes. Not in debug builds, which debuggers are for.
  public static func seal() {
    #if !DEBUG
      csys_seal_process()
    #endif
  }

  /// Keeps it small: what was freed goes back to the system. To be called first of all.
  public static func giveMemoryBack() { csys_give_memory_back() }
}
