package dev.hydrant.model.network;

import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.workflow.ProxySettings;
import dev.hydrant.model.workflow.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which proxy serves which target. Each setting stands in for its variable: {@code url} for {@code
 * HTTPS_PROXY} and {@code HTTP_PROXY}, {@code noProxy} for {@code NO_PROXY}; variables may be
 * written in either case, the lower one wins, as curl has it.
 */
final class ProxyRules {
  private static final String FIELD = "hydrant.proxy";
  private static final int DEFAULT_PORT = 80;

  private final Optional<ProxyServer> https;
  private final Optional<ProxyServer> http;
  private final NoProxy direct;

  private ProxyRules(Optional<ProxyServer> https, Optional<ProxyServer> http, NoProxy direct) {
    this.https = https;
    this.http = http;
    this.direct = direct;
  }

  static ProxyRules none() {
    return new ProxyRules(Optional.empty(), Optional.empty(), NoProxy.parse(""));
  }

  /**
   * @throws HydrantException naming the setting or variable that is not usable
   */
  static ProxyRules of(Optional<ProxySettings> settings, Map<String, String> environment) {
    Optional<String> url = settings.flatMap(ProxySettings::url).filter(text -> !text.isBlank());
    Optional<String> user =
        settings.flatMap(ProxySettings::username).filter(text -> !text.isBlank());
    Optional<Secret> password =
        settings.flatMap(ProxySettings::password).filter(secret -> !secret.reveal().isBlank());
    if (password.isPresent() && user.isEmpty()) {
      throw new HydrantException(
          ErrorCode.CONFIG_MISSING_VALUE,
          FIELD + ".username is missing, while " + FIELD + ".password is given.");
    }
    Optional<ProxyServer> configured = url.map(text -> server(FIELD + ".url", text, true));
    Optional<ProxyServer> https = configured.or(() -> variable("HTTPS_PROXY", environment));
    Optional<ProxyServer> http = configured.or(() -> variable("HTTP_PROXY", environment));
    if (user.isPresent() && https.isEmpty() && http.isEmpty()) {
      throw new HydrantException(
          ErrorCode.CONFIG_MISSING_VALUE,
          FIELD + ".url is missing, while " + FIELD + ".username is given.",
          "Name the proxy there, or in HTTPS_PROXY.");
    }
    String direct =
        settings
            .flatMap(ProxySettings::noProxy)
            .filter(text -> !text.isBlank())
            .or(() -> read("NO_PROXY", environment))
            .orElse("");
    return new ProxyRules(
        https.map(server -> with(server, user, password)),
        http.map(server -> with(server, user, password)),
        NoProxy.parse(direct));
  }

  Optional<ProxyServer> of(URI target) {
    if (direct.excludes(target)) {
      return Optional.empty();
    }
    return "https".equalsIgnoreCase(target.getScheme()) ? https : http;
  }

  List<Secret> secrets() {
    return Stream.concat(https.stream(), http.stream())
        .flatMap(server -> server.password().stream())
        .distinct()
        .toList();
  }

  private static ProxyServer with(
      ProxyServer server, Optional<String> user, Optional<Secret> password) {
    return user.isPresent()
        ? new ProxyServer(server.host(), server.port(), user, password)
        : server;
  }

  private static Optional<ProxyServer> variable(String name, Map<String, String> environment) {
    return read(name, environment).map(text -> server(name, text, false));
  }

  private static Optional<String> read(String name, Map<String, String> environment) {
    return Stream.of(name.toLowerCase(Locale.ROOT), name)
        .map(environment::get)
        .filter(Objects::nonNull)
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .findFirst();
  }

  /** The text itself is never repeated: it may hold a password. */
  private static ProxyServer server(String where, String text, boolean plain) {
    URI url;
    try {
      url = new URI(text.contains("://") ? text.strip() : "http://" + text.strip());
    } catch (URISyntaxException malformed) {
      throw invalid(where, "it is not a URL");
    }
    if (!"http".equalsIgnoreCase(url.getScheme())) {
      throw invalid(where, "only proxies that are spoken to by http:// are supported");
    }
    if (url.getHost() == null) {
      throw invalid(where, "it names no host");
    }
    String info = url.getRawUserInfo();
    if (info != null && plain) {
      throw invalid(where, "user and password belong into " + FIELD + ".username and .password");
    }
    String[] pair = info == null ? new String[0] : info.split(":", 2);
    return new ProxyServer(
        url.getHost(),
        url.getPort() < 0 ? DEFAULT_PORT : url.getPort(),
        pair.length == 0 ? Optional.empty() : Optional.of(decoded(pair[0])),
        pair.length < 2 ? Optional.empty() : Optional.of(new Secret(decoded(pair[1]))));
  }

  /** A plus sign is a plus sign here, unlike in a form. */
  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static HydrantException invalid(String where, String why) {
    return new HydrantException(
        ErrorCode.CONFIG_INVALID_VALUE,
        where + ": the proxy is not usable: " + why + ".",
        "Write it like http://proxy.example.com:3128.");
  }
}
