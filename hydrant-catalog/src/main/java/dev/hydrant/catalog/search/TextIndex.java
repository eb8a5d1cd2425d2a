package dev.hydrant.catalog.search;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** The words of entities, kept by the database's own full text search. */
interface TextIndex {
  void put(Handle handle, String entityId, String words);

  void remove(Handle handle, String entityId);

  /** A from-clause fragment and condition; see {@link SearchStore}. */
  String matching();

  /** The database's query for entities that have, for each word, one that starts with it. */
  String query(List<String> words);
}
