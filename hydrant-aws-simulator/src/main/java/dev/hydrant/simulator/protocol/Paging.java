package dev.hydrant.simulator.protocol;

/** How a listing pages: as it should, or one of the ways in which listings have gone wrong. */
public enum Paging {
  NORMAL,
  /** No entries, and the claim that there are more. */
  EMPTY_PAGE,
  /** The right entries, and always the claim that there are more, past the end too. */
  ENDLESS,
  /** The first page again, whatever the start key, and the claim that there are more. */
  REPEATING
}
