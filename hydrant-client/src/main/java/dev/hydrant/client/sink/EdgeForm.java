package dev.hydrant.client.sink;

/** How an edge says which pipeline it belongs to. */
enum EdgeForm {
  /** Between two assets; the details name the pipeline. */
  CARRIED,
  /** One end is the pipeline; the details must not name it, or it becomes its own neighbour. */
  NODE,
  /** Between two assets that no pipeline joins: change capture, described by. */
  PLAIN
}
