package dev.hydrant.secrets.call;

import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.network.UntrustedCertificateException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;

/**
 * The sentences of one store. None repeats anything that the store has answered, since that can be
 * a value or a token.
 *
 * @param store its name as settings write it
 */
public record StoreErrors(String store) {
  private static final String SETTINGS = "workflowConfig.config.hydrant.secrets.";

  /**
   * @param rule what an id must look like, a whole clause
   */
  public HydrantException badId(String id, String rule) {
    return failed("'" + id + "' is no id of the " + store + " store: " + rule, "Correct the id.");
  }

  public HydrantException denied(String id, String permission) {
    return failed(
        "the " + store + " store does not let this process read '" + id + "'", permission);
  }

  /** The store, or whoever gives tokens for it, does not accept who we say we are. */
  public HydrantException refused(String what, String advice) {
    return failed("the " + store + " store does not accept " + what, advice);
  }

  /**
   * @param why a clause about the secret itself, such as "is disabled"
   */
  public HydrantException unusable(String id, String why, String advice) {
    return failed("the secret '" + id + "' in the " + store + " store " + why, advice);
  }

  public HydrantException malformed(URI target) {
    return failed(
        "the " + store + " store's answer from " + place(target) + " cannot be understood",
        "Check that this address is the store itself, not a proxy's or portal's page.");
  }

  public HydrantException tooLarge(URI target) {
    return failed(
        "the " + store + " store's answer from " + place(target) + " is larger than any secret",
        "Check that this address is the store itself.");
  }

  public HydrantException slow(URI target, Duration limit) {
    return failed(
        "the "
            + store
            + " store at "
            + place(target)
            + " did not answer within "
            + limit.toMillis()
            + " ms",
        "Check the address, and the way to it: proxy, firewall, network policy.");
  }

  /** Any other status than the store's documents speak of. */
  public HydrantException status(URI target, int status) {
    if (status == 407) {
      return failed(
          "the proxy on the way to the " + store + " store wants a user and a password",
          "Give them in HTTPS_PROXY; a password that is itself in this store cannot be had.");
    }
    return failed(
        "the " + store + " store at " + place(target) + " answered with status " + status,
        status >= 500 || status == 429
            ? "This is a fault or a limit of the store; run again later."
            : "Check the address of the store.");
  }

  public HydrantException broken(URI target, IOException failure) {
    return failed(
        "the " + store + " store at " + place(target) + " cannot be reached: " + why(failure),
        "Check the address, and the way to it: proxy, firewall, certificates.");
  }

  /**
   * @param setting below {@code hydrant.secrets}
   */
  public HydrantException missingSetting(String setting, String variable) {
    return new HydrantException(
        ErrorCode.CONFIG_MISSING_VALUE,
        SETTINGS + setting + " is missing, and the " + store + " store needs it.",
        "Set it, or the environment variable " + variable + ".");
  }

  public HydrantException badSetting(String setting, String why) {
    return new HydrantException(ErrorCode.CONFIG_INVALID_VALUE, SETTINGS + setting + ": " + why);
  }

  /** Everything else that keeps a secret from being had. */
  public HydrantException failed(String why, String advice) {
    return new HydrantException(ErrorCode.SECRET_UNRESOLVED, why + ".", advice);
  }

  private static String why(IOException failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof UntrustedCertificateException untrusted) {
        return String.valueOf(untrusted.getMessage());
      }
      if (at instanceof UnknownHostException || at instanceof UnresolvedAddressException) {
        return "its name is not known";
      }
    }
    if (failure instanceof ConnectException || failure instanceof HttpConnectTimeoutException) {
      return "nobody answers there";
    }
    return "the connection broke off (" + failure.getClass().getSimpleName() + ")";
  }

  private static String place(URI target) {
    return target.getHost() + (target.getPort() < 0 ? "" : ":" + target.getPort());
  }
}
