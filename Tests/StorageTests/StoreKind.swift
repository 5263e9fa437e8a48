import Harness
import Storage

/// The stores that keep the contract. A new one is added here, and all of the contract runs on it.
enum StoreKind: CaseIterable, Sendable {
  case memory
  case sqlite

  func make(in folder: TemporaryFolder) throws -> any ThreadStore {
    switch self {
    case .memory: MemoryThreadStore()
    case .sqlite: try SQLiteThreadStore.open(at: folder / "rein.db")
    }
  }
}
