package dev.hydrant.simulator.fault;

import dev.hydrant.simulator.iam.ResourceName;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One scripted fault: on which operation of any service, what, how often, and optionally only for
 * one resource or one region.
 *
 * @param operation AWS's name of it, or {@code *} for all
 * @param times how many calls it hits; {@link #ALWAYS} for all
 * @param probability share of the calls that it hits, 1 for each
 * @param stream a delivery stream's name, or the last part of another resource's ARN: a table's
 *     name
 */
public record Fault(
    String operation,
    FaultKind kind,
    int times,
    double probability,
    @Nullable String stream,
    @Nullable String region) {
  public static final int ALWAYS = Integer.MAX_VALUE;

  private static final Pattern OPERATION = Pattern.compile("[A-Z][A-Za-z0-9]+");

  private static final Map<String, String> SHORT_NAMES =
      Map.of(
          "list", "ListDeliveryStreams",
          "describe", "DescribeDeliveryStream",
          "tags", "ListTagsForDeliveryStream",
          "identity", "GetCallerIdentity",
          "assume-role", "AssumeRole");

  public Fault {
    if (times < 1) {
      throw new IllegalArgumentException("a fault must happen at least once");
    }
    if (!(probability > 0 && probability <= 1)) {
      throw new IllegalArgumentException(
          "a fault's share of calls must be over 0 % and at most 100 %");
    }
  }

  public static Fault times(int times, String operation, FaultKind kind) {
    return new Fault(longName(operation), kind, times, 1, null, null);
  }

  public static Fault always(String operation, FaultKind kind) {
    return times(ALWAYS, operation, kind);
  }

  public Fault onStream(String name) {
    return new Fault(operation, kind, times, probability, name, region);
  }

  public Fault inRegion(String name) {
    return new Fault(operation, kind, times, probability, stream, name);
  }

  /**
   * Reads {@code operation[@region]:fault[:times[:stream]]}, such as {@code describe:throttle:3},
   * {@code list@us-east-1:denied:always} or {@code describe:internal:5%:orders-to-lake}.
   */
  static Fault parse(String text) {
    String[] parts = text.strip().split(":", -1);
    if (parts.length < 2 || parts.length > 4) {
      throw new IllegalArgumentException(
          "'" + text + "' is not of the form operation[@region]:fault[:times[:stream]]");
    }
    String[] place = parts[0].split("@", 2);
    String often = parts.length > 2 ? parts[2] : "1";
    boolean share = often.endsWith("%");
    return new Fault(
        longName(place[0]),
        FaultKind.parse(parts[1]),
        share ? ALWAYS : count(often),
        share ? number(often.substring(0, often.length() - 1)) / 100 : 1,
        parts.length > 3 ? parts[3] : null,
        place.length > 1 ? place[1] : null);
  }

  boolean concerns(String calledOperation, String calledRegion, String calledResource) {
    return (operation.equals("*") || operation.equals(calledOperation))
        && (region == null || region.equals(calledRegion))
        && (stream == null || ResourceName.matches(calledResource, stream));
  }

  private static String longName(String operation) {
    String name = SHORT_NAMES.getOrDefault(operation, operation);
    if (!name.equals("*") && !OPERATION.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "unknown operation '"
              + operation
              + "'; write AWS's name of it, *, or one of "
              + SHORT_NAMES.keySet().stream().sorted().toList());
    }
    return name;
  }

  private static int count(String text) {
    return text.equals("always") ? ALWAYS : (int) number(text);
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException malformed) {
      throw new IllegalArgumentException(
          "'" + text + "' is neither a count, a percentage nor 'always'", malformed);
    }
  }
}
