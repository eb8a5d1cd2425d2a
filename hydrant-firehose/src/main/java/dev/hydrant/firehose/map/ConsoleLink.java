package dev.hydrant.firehose.map;

import dev.hydrant.model.asset.AwsScope;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The page of a delivery stream in the console of its partition. */
final class ConsoleLink {
  private static final Map<String, String> HOSTS =
      Map.of(
          "aws", "console.aws.amazon.com",
          "aws-cn", "console.amazonaws.cn",
          "aws-us-gov", "console.amazonaws-us-gov.com",
          "aws-eusc", "console.amazonaws-eusc.eu",
          "aws-iso", "console.c2shome.ic.gov",
          "aws-iso-b", "console.sc2shome.sgov.gov",
          "aws-iso-e", "console.csphome.adc-e.uk",
          "aws-iso-f", "console.csphome.hci.ic.gov");

  private ConsoleLink() {}

  /** Empty where the partition or the region is not known: no link is better than a wrong one. */
  static String to(AwsScope scope, String stream) {
    String host = HOSTS.get(scope.partition());
    if (host == null || !scope.region().matches("[a-z0-9-]+") || stream.isEmpty()) {
      return "";
    }
    return "https://"
        + scope.region()
        + "."
        + host
        + "/firehose/home?region="
        + scope.region()
        + "#/details/"
        + URLEncoder.encode(stream, StandardCharsets.UTF_8).replace("+", "%20")
        + "/monitoring";
  }
}
