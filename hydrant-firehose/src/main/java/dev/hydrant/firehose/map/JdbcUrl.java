package dev.hydrant.firehose.map;

import dev.hydrant.model.asset.AwsScope;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A Redshift JDBC URL without its properties, which may hold a user and a password.
 *
 * @param port -1 where the URL names none
 * @param database empty where the URL names none
 */
record JdbcUrl(String host, int port, String database) {
  private static final Pattern PREFIX =
      Pattern.compile("jdbc:[a-z0-9:-]+//", Pattern.CASE_INSENSITIVE);
  private static final Pattern PROVISIONED =
      Pattern.compile("([^.]+)\\.[^.]+\\.([a-z0-9-]+)\\.redshift\\.amazonaws\\.\\S+");
  private static final Pattern SERVERLESS =
      Pattern.compile(
          "([^.]+)\\.(\\d{12})\\.([a-z0-9-]+)\\.redshift-serverless\\.amazonaws\\.\\S+");

  static Optional<JdbcUrl> parse(@Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    String address = PREFIX.matcher(text.strip()).replaceFirst("https://");
    return WebAddress.parse(address)
        .map(web -> new JdbcUrl(web.host(), web.port(), databaseIn(web.path())));
  }

  /** Where the host says the cluster lives; empty for a host of another form. */
  Optional<Cluster> cluster() {
    Matcher provisioned = PROVISIONED.matcher(host);
    if (provisioned.matches()) {
      return Optional.of(new Cluster(provisioned.group(1), "", provisioned.group(2), false));
    }
    Matcher serverless = SERVERLESS.matcher(host);
    return serverless.matches()
        ? Optional.of(
            new Cluster(serverless.group(1), serverless.group(2), serverless.group(3), true))
        : Optional.empty();
  }

  /** The URL as it may be shown. */
  String shown() {
    return host + (port < 0 ? "" : ":" + port) + (database.isEmpty() ? "" : "/" + database);
  }

  private static String databaseIn(String path) {
    String first = path.startsWith("/") ? path.substring(1) : path;
    int end = first.indexOf('/');
    String database = end < 0 ? first : first.substring(0, end);
    int properties = database.indexOf(';');
    return (properties < 0 ? database : database.substring(0, properties)).strip();
  }

  /**
   * What a Redshift host name tells.
   *
   * @param name of the cluster or workgroup
   * @param account of a workgroup; empty for a cluster, whose host does not say
   */
  record Cluster(String name, String account, String region, boolean serverless) {
    Cluster {
      region = region.toLowerCase(Locale.ROOT);
    }

    /** The cluster's place, in the partition of the stream; the account is the stream's own. */
    AwsScope in(AwsScope stream) {
      return new AwsScope(
          stream.partition(), account.isEmpty() ? stream.account() : account, region);
    }
  }
}
