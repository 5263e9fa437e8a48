// Ordered dictionaries are part of the public values (the keyed collections of the display state, JSON objects): whoever
// imports Harness must be able to use them without knowing where they come from.
@_exported import OrderedCollections
