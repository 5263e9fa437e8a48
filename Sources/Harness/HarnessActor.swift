/// The room in which every session lives: what its parts hold is touched here only, so between two lines of a part
/// nothing can change. Only values leave it.
@globalActor
public actor HarnessActor {
  /// The room.
  public static let shared = HarnessActor()
}
