package dev.hydrant.model.asset;

/** The databases that a delivery stream can capture changes from. */
public enum DatabaseEngine {
  MYSQL,
  POSTGRESQL
}
