package dev.hydrant.model.permission;

import java.util.List;

/**
 * One action that IAM has to allow.
 *
 * @param action as policies write it, such as {@code firehose:DescribeDeliveryStream}
 * @param resources ARNs it can be limited to, with {@code {partition}}, {@code {region}} and {@code
 *     {account}} to fill in; {@code *} alone where IAM knows no narrower resource for it
 */
public record Permission(String action, List<String> resources) {
  /** IAM's word for any resource. */
  public static final String ANY = "*";

  public Permission {
    resources = List.copyOf(resources);
  }

  static Permission anywhere(String action) {
    return new Permission(action, List.of(ANY));
  }

  static Permission on(String action, String... resources) {
    return new Permission(action, List.of(resources));
  }
}
