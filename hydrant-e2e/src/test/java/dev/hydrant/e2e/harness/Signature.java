package dev.hydrant.e2e.harness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells whether a request to AWS was signed with a key: Signature Version 4, recomputed by its
 * reference.
 */
final class Signature {
  private static final String ALGORITHM = "AWS4-HMAC-SHA256";
  private static final Pattern HEADER =
      Pattern.compile(
          ALGORITHM
              + " Credential=\\w+/((\\d+)/([a-z0-9-]+)/([a-z0-9-]+)/aws4_request),"
              + " ?SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})");

  private Signature() {}

  static boolean isBy(String secretAccessKey, Relay.Exchange exchange) {
    Map<String, String> headers = new TreeMap<>();
    exchange
        .headers()
        .forEach(
            (name, values) ->
                headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values).strip()));
    Matcher signed = HEADER.matcher(headers.getOrDefault("authorization", ""));
    if (!signed.matches()) {
      return false;
    }
    String text =
        String.join(
            "\n",
            ALGORITHM,
            headers.getOrDefault("x-amz-date", ""),
            signed.group(1),
            hash(canonical(exchange, headers, signed.group(5)).getBytes(UTF_8)));
    byte[] key = ("AWS4" + secretAccessKey).getBytes(UTF_8);
    for (int part = 2; part <= 4; part++) {
      key = hmac(key, signed.group(part));
    }
    byte[] signature = hmac(hmac(key, "aws4_request"), text);
    return HexFormat.of().formatHex(signature).equals(signed.group(6));
  }

  private static String canonical(
      Relay.Exchange exchange, Map<String, String> headers, String names) {
    StringBuilder text = new StringBuilder(exchange.method()).append('\n');
    // Every service but S3 has the path encoded once more than it is sent.
    text.append(exchange.uri().getRawPath().replace("%", "%25")).append('\n');
    String query = exchange.uri().getRawQuery();
    text.append(query == null ? "" : sorted(query)).append('\n');
    for (String name : names.split(";")) {
      text.append(name).append(':').append(headers.getOrDefault(name, "")).append('\n');
    }
    return text.append('\n').append(names).append('\n').append(hash(exchange.body())).toString();
  }

  private static String sorted(String query) {
    List<String> parts = Arrays.stream(query.split("&")).sorted().toList();
    return String.join("&", parts);
  }

  private static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
