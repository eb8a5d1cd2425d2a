package dev.hydrant.simulator.iam;

/** Recognises a resource by its ARN or by what people call it. */
public final class ResourceName {
  private ResourceName() {}

  /**
   * @param name the whole ARN, or its part after a slash or colon, to the end
   */
  public static boolean matches(String arn, String name) {
    return arn.equals(name) || arn.endsWith("/" + name) || arn.endsWith(":" + name);
  }
}
