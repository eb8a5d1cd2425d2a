package dev.hydrant.model.run;

/** How much a problem weighs: a warning leaves the run a success, an error does not. */
public enum Severity {
  WARNING,
  ERROR
}
