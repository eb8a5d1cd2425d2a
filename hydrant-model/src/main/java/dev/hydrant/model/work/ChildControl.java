package dev.hydrant.model.work;

/**
 * A line on a child's standard input after the work order. {@code cancel} is the only control; the
 * end of the stream means that the parent is gone. Both ask for an orderly stop.
 */
public record ChildControl(String control) {
  public static ChildControl cancel() {
    return new ChildControl("cancel");
  }
}
