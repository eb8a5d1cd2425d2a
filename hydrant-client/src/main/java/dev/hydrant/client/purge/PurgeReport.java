package dev.hydrant.client.purge;

import java.util.List;

/**
 * What a purge did.
 *
 * @param removed kind and qualified name, in the order of removal
 * @param left what stays, and why
 * @param refused how many of those stay because the catalog would not remove them
 */
public record PurgeReport(List<String> removed, List<Left> left, int refused) {
  /**
   * Something that stays.
   *
   * @param name kind and qualified name
   * @param reason half a sentence
   */
  public record Left(String name, String reason) {}

  public PurgeReport {
    removed = List.copyOf(removed);
    left = List.copyOf(left);
  }
}
