package dev.hydrant.e2e.harness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands between Hydrant and AWS: keeps what Hydrant sends, and plants secrets into what AWS
 * answers.
 */
public final class AwsWire implements AutoCloseable {
  private static final Pattern SIGNED =
      Pattern.compile(
          "AWS4-HMAC-SHA256 Credential=[A-Z0-9]+/\\d{8}/[a-z0-9-]+/([a-z0-9-]+)/aws4_request,"
              + " ?SignedHeaders=[a-z0-9;-]+, ?Signature=[0-9a-f]{64}");
  private static final Pattern QUERY_ACTION = Pattern.compile("(?:^|&)Action=(\\w+)");

  /** Signing name → prefix of its actions in policies, where they differ. */
  private static final Map<String, String> PREFIXES =
      Map.of("monitoring", "cloudwatch", "tagging", "tag");

  private final Relay relay;
  private final PlantedAnswers planted = new PlantedAnswers();
  private final List<Sent> sent = new CopyOnWriteArrayList<>();
  private final Map<String, FutureTask<Boolean>> pauses = new ConcurrentHashMap<>();
  private volatile String refusal = "";
  private final Set<String> unsigned = new ConcurrentSkipListSet<>();

  /**
   * A request.
   *
   * @param action as a policy names it
   */
  public record Sent(String action, Relay.Exchange exchange) {
    /** Whether the signature is the one that this key gives. */
    public boolean isSignedWith(String secretAccessKey) {
      return Signature.isBy(secretAccessKey, exchange);
    }

    /** All of it but some headers, readable: form bodies are decoded. */
    public String text(String... without) {
      Set<String> hidden = Set.of(without);
      StringBuilder text = new StringBuilder(exchange.method() + " " + exchange.uri());
      exchange
          .headers()
          .forEach(
              (name, values) -> {
                if (!hidden.contains(name.toLowerCase(Locale.ROOT))) {
                  text.append('\n').append(name).append(": ").append(values);
                }
              });
      String body = new String(exchange.body(), UTF_8);
      return text.append("\n\n").append(body).append('\n').append(decoded(body)).toString();
    }

    private static String decoded(String body) {
      return body.startsWith("{") ? "" : URLDecoder.decode(body, UTF_8);
    }
  }

  public AwsWire(URI aws) {
    relay = new Relay(aws, this::passed);
  }

  public URI base() {
    return relay.base();
  }

  public int port() {
    return relay.port();
  }

  public List<Sent> sent() {
    return new ArrayList<>(sent);
  }

  /**
   * The next answer to an operation waits until somebody has looked.
   *
   * @return done once that has happened; fails as it did
   */
  public Future<Boolean> pauseAt(String operation, Runnable look) {
    FutureTask<Boolean> task = new FutureTask<>(look, true);
    pauses.put(operation, task);
    return task;
  }

  /** From now on AWS gives this reason for everything that it refuses in JSON. */
  public void refuseWith(String message) {
    refusal = message;
  }

  /** Requests without a whole signature. */
  public Set<String> unsigned() {
    return unsigned;
  }

  public PlantedAnswers planted() {
    return planted;
  }

  @Override
  public void close() {
    relay.close();
  }

  private Optional<byte[]> passed(Relay.Exchange exchange) {
    String operation = operation(exchange);
    Matcher signature = SIGNED.matcher(header(exchange, "authorization"));
    String service = signature.matches() ? signature.group(1) : "";
    if (service.isEmpty()) {
      unsigned.add(exchange.method() + " " + exchange.uri() + " " + operation);
    }
    sent.add(new Sent(PREFIXES.getOrDefault(service, service) + ":" + operation, exchange));
    FutureTask<Boolean> pause = pauses.remove(operation);
    if (pause != null) {
      pause.run();
    }
    return Optional.of(
        exchange.status() == 200
            ? planted.plant(operation, exchange.answer())
            : refused(exchange.answer()));
  }

  private byte[] refused(byte[] answer) {
    String text = new String(answer, UTF_8);
    return refusal.isEmpty() || !text.startsWith("{")
        ? answer
        : PlantedAnswers.with(text, "message", refusal).getBytes(UTF_8);
  }

  /** By header, by form, and by path where the service has a path for each. */
  private static String operation(Relay.Exchange exchange) {
    String target = header(exchange, "x-amz-target");
    if (!target.isEmpty()) {
      return target.substring(target.lastIndexOf('.') + 1);
    }
    Matcher form = QUERY_ACTION.matcher(new String(exchange.body(), UTF_8));
    if (form.find()) {
      return form.group(1);
    }
    String path = exchange.method() + " " + exchange.uri().getPath();
    if (path.endsWith("/bootstrap-brokers") && path.startsWith("GET /v1/clusters/")) {
      return "GetBootstrapBrokers";
    }
    return path.equals("GET /v1/pipes") ? "ListPipes" : path;
  }

  private static String header(Relay.Exchange exchange, String name) {
    return exchange.headers().entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .flatMap(header -> header.getValue().stream())
        .findFirst()
        .orElse("");
  }
}
