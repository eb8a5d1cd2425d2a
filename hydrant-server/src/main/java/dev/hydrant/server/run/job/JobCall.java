package dev.hydrant.server.run.job;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.server.web.Exchange;
import io.javalin.http.Context;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A call of a job: the variable parts of its path, in order, and its body. */
final class JobCall {
  private static final Pattern VARIABLE = Pattern.compile("\\{[^}]+}|<[^>]+>");

  private final Context context;
  private final Exchange exchange;
  private final Matcher path;

  private JobCall(Context context, Exchange exchange, Matcher path) {
    this.context = context;
    this.exchange = exchange;
    this.path = path;
  }

  /**
   * @param route the pattern that was matched, such as {@code /api/v1/pipelines/{id}}
   */
  static JobCall of(Context context, Exchange exchange, String route) {
    StringBuilder pattern = new StringBuilder();
    Matcher variable = VARIABLE.matcher(route);
    int at = 0;
    while (variable.find()) {
      pattern.append(Pattern.quote(route.substring(at, variable.start())));
      pattern.append(variable.group().startsWith("{") ? "([^/]+)" : "(.+)");
      at = variable.end();
    }
    pattern.append(Pattern.quote(route.substring(at))).append("/?");
    Matcher path = Pattern.compile(pattern.toString()).matcher(context.path());
    if (!path.matches()) {
      throw new IllegalStateException("a path does not match its own route");
    }
    return new JobCall(context, exchange, path);
  }

  /** The n-th variable part of the path, from 0. */
  String part(int number) {
    // A plus sign is itself in a path.
    return URLDecoder.decode(path.group(number + 1).replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  JsonNode body() {
    return exchange.body(context);
  }
}
