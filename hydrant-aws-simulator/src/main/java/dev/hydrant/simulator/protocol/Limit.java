package dev.hydrant.simulator.protocol;

import java.util.Locale;

/** The page sizes that a service accepts. */
public record Limit(String member, int whenAbsent, int max) {

  /**
   * @throws AwsException when the caller wants less than one or more than the most
   */
  public int of(AwsRequest request) {
    return check(request.number(member).orElse(whenAbsent));
  }

  /** Of a request whose members are all text, as query parameters are. */
  public int ofText(AwsRequest request) {
    try {
      return check(request.text(member).map(Integer::parseInt).orElse(whenAbsent));
    } catch (NumberFormatException malformed) {
      throw AwsException.of("ValidationException", member + " is not a number");
    }
  }

  private int check(int limit) {
    String label = member.substring(0, 1).toLowerCase(Locale.ROOT) + member.substring(1);
    if (limit < 1) {
      throw AwsException.constraint(
          "'" + limit + "'", label, "have value greater than or equal to 1");
    }
    if (limit > max) {
      throw AwsException.constraint(
          "'" + limit + "'", label, "have value less than or equal to " + max);
    }
    return limit;
  }
}
