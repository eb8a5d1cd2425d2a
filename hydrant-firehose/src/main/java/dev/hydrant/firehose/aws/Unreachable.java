package dev.hydrant.firehose.aws;

import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.network.ProxyServer;
import dev.hydrant.model.network.UntrustedCertificateException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Sentences about hosts that give no answer, or one that is not AWS's. */
final class Unreachable {
  private final AwsSettings settings;
  private final ServiceHosts hosts;

  Unreachable(AwsSettings settings) {
    this.settings = settings;
    this.hosts = new ServiceHosts(settings);
  }

  HydrantException slow(Operation operation) {
    return of(operation, "it gave no complete answer in time", usualAdvice());
  }

  HydrantException broken(Operation operation, IOException failure) {
    Optional<UntrustedCertificateException> certificate = UntrustedCertificateException.in(failure);
    if (certificate.isPresent()) {
      return of(
          operation,
          String.valueOf(certificate.get().getMessage()),
          "If that is your own authority, or a proxy that reads along, put its certificate into a"
              + " PEM file and name it in hydrant.caCertificate.");
    }
    String said = String.valueOf(failure.getMessage());
    if (said.contains("tunnel through proxy")) {
      return of(
          operation,
          "the proxy" + proxy(operation) + " does not let the connection through",
          "Check hydrant.proxy or HTTPS_PROXY, and whether the proxy allows this host.");
    }
    if (failure instanceof UnknownHostException) {
      return of(operation, "the name is not known", unknownAdvice());
    }
    return of(operation, reason(failure) + via(operation), usualAdvice());
  }

  /** A status without an error of AWS: it comes from something in between. */
  HydrantException foreign(Operation operation, int status) {
    return server(operation)
        .filter(proxy -> status == 407)
        .map(HttpTransport::refused)
        .orElseGet(() -> unreadable(operation, "HTTP status " + status + " without an AWS error"));
  }

  /** Something answered that does not speak as AWS does. */
  HydrantException unreadable(Operation operation, String what) {
    return new HydrantException(
        ErrorCode.AWS_ANSWER_UNEXPECTED,
        hosts.of(operation.service()) + " gave " + what + " to " + operation.action() + ".",
        "Something other than AWS seems to answer there: check awsConfig.endPointURL and proxies.");
  }

  private HydrantException of(Operation operation, String why, String advice) {
    return new HydrantException(
        ErrorCode.AWS_UNREACHABLE,
        hosts.of(operation.service()) + " cannot be reached: " + why + ".",
        advice);
  }

  /** FIPS and dual-stack names are made by rule, whether or not AWS has put anything there. */
  private String unknownAdvice() {
    if (settings.fips().orElse(false)) {
      return "There is likely no FIPS endpoint of this service in "
          + settings.region()
          + ": for Firehose, AWS names us-east-1, us-east-2, us-west-1, us-west-2, us-gov-east-1 and"
          + " us-gov-west-1. Remove hydrant.fips, or name an endpoint in hydrant.endpoints.";
    }
    if (settings.dualStack().orElse(false)) {
      return "There is likely no dual-stack endpoint of this service in "
          + settings.region()
          + ". Remove hydrant.dualStack, or name an endpoint in hydrant.endpoints.";
    }
    return usualAdvice();
  }

  private static String usualAdvice() {
    return "Check the region, awsConfig.endPointURL, the network way (hydrant.proxy, HTTPS_PROXY,"
        + " VPC endpoint, DNS) and, with FIPS or dual stack, whether the region offers it.";
  }

  private String via(Operation operation) {
    String proxy = proxy(operation);
    return proxy.isEmpty() ? "" : ", by way of the proxy" + proxy;
  }

  private String proxy(Operation operation) {
    return server(operation).map(server -> " " + server.address()).orElse("");
  }

  private Optional<ProxyServer> server(Operation operation) {
    URI target =
        settings
            .endpoints()
            .of(operation.service())
            .orElseGet(() -> URI.create("https://" + hosts.of(operation.service())));
    return settings.network().proxyFor(target);
  }

  private static String reason(IOException broken) {
    if (broken instanceof SSLException) {
      return "no TLS connection is made (is something between that speaks otherwise?)";
    }
    if (broken instanceof SocketTimeoutException) {
      return "it does not answer in time";
    }
    return broken instanceof ConnectException
        ? "the connection is refused"
        : "the connection broke";
  }
}
