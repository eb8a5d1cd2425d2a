package dev.hydrant.app.workflow;

import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.network.Network;
import dev.hydrant.model.network.Trust;
import dev.hydrant.model.workflow.Secret;
import dev.hydrant.secrets.SecretResolver;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The contract's {@code verifySSL} of a catalog: {@code no-ssl}, the default, changes nothing, so
 * that an https address is checked as usual; {@code ignore} checks nothing; {@code validate} trusts
 * the given certificates alone.
 *
 * @param caCertificate PEM text or the path of a file, as {@code sslConfig.caCertificate} has it
 */
public record CatalogTls(Mode mode, Optional<Secret> caCertificate) {
  private static final String SERVER = "workflowConfig.openMetadataServerConfig.";
  private static final String CERTIFICATE = SERVER + "sslConfig.caCertificate";

  /** The contract's three words. */
  public enum Mode {
    NO_SSL("no-ssl"),
    IGNORE("ignore"),
    VALIDATE("validate");

    private final String word;

    Mode(String word) {
      this.word = word;
    }
  }

  /**
   * @throws HydrantException for another word, or {@code validate} without certificates
   */
  static CatalogTls of(Optional<String> verifySsl, Optional<Secret> caCertificate) {
    String word = verifySsl.map(String::strip).filter(text -> !text.isEmpty()).orElse("no-ssl");
    List<String> known = Arrays.stream(Mode.values()).map(mode -> mode.word).toList();
    Mode mode =
        Arrays.stream(Mode.values())
            .filter(candidate -> candidate.word.equals(word))
            .findFirst()
            .orElseThrow(
                () ->
                    new HydrantException(
                        ErrorCode.CONFIG_INVALID_VALUE,
                        SERVER + "verifySSL: the value is not one of the known ones.",
                        "Known values: " + String.join(", ", known)));
    Optional<Secret> given = caCertificate.filter(secret -> !secret.reveal().isBlank());
    if (mode == Mode.VALIDATE && given.isEmpty()) {
      throw new HydrantException(
          ErrorCode.CONFIG_MISSING_VALUE,
          CERTIFICATE + " is missing, while verifySSL is 'validate'.",
          "Give the path of a PEM file, or its text. To trust it besides the usual authorities, set"
              + " hydrant.caCertificate instead.");
    }
    return new CatalogTls(mode, given);
  }

  /** The network by which the catalog is called. */
  public Network on(Network network, SecretResolver resolver) {
    return switch (mode) {
      case NO_SSL -> network;
      case IGNORE -> network.trusting(Trust.ofAnybody());
      case VALIDATE ->
          caCertificate
              .map(secret -> resolver.resolve(CERTIFICATE, secret).reveal())
              .map(pem -> network.trusting(Trust.only(CERTIFICATE, pem)))
              .orElse(network);
    };
  }
}
