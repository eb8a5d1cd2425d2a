package dev.hydrant.firehose.aws;

import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import java.io.IOException;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;

/**
 * Turns what the SDK throws into sentences with advice. The SDK's exceptions go no further, not
 * even as a cause: their texts can repeat what was sent.
 */
final class AwsErrors {
  private static final Logger LOG = LoggerFactory.getLogger(AwsErrors.class);
  private static final String SDK_JSON = "software.amazon.awssdk.thirdparty.jackson";

  private final String region;
  private final CredentialSource source;
  private final Unreachable unreachable;
  private final Redaction redaction;

  AwsErrors(AwsSettings settings) {
    this.region = settings.region();
    this.source = settings.credentials();
    this.unreachable = new Unreachable(settings);
    this.redaction = Redaction.of(source, settings.network().secrets());
  }

  HydrantException translate(Operation operation, Throwable failure) {
    LOG.debug(
        "{} failed: {}: {}",
        operation.awsName(),
        failure.getClass().getName(),
        redaction.clean(failure.getMessage()));
    Throwable last = failure;
    for (Throwable at = failure; at != null; at = at.getCause()) {
      Optional<HydrantException> known = known(operation, at);
      if (known.isPresent()) {
        return known.get();
      }
      last = at;
    }
    return new HydrantException(
        ErrorCode.AWS_FAILED,
        "The call of "
            + operation.action()
            + " failed in the AWS SDK ("
            + last.getClass().getSimpleName()
            + ").",
        "The debug log has the SDK's own words.");
  }

  /** A role was not given. */
  HydrantException assuming(RoleAssumption role, Throwable failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof AwsServiceException answer && ErrorCodes.saysDenied(code(answer))) {
        return Denials.assumeRole(role, said(answer));
      }
    }
    return translate(Operation.ASSUME_ROLE, failure);
  }

  /** Credentials could not even be obtained. */
  HydrantException noCredentials(CredentialSource from, Throwable failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof HydrantException known) {
        return known;
      }
      if (at instanceof AwsServiceException answer) {
        // A web identity, or a role that the SDK assumes on its own.
        return translate(Operation.ASSUME_ROLE, answer);
      }
    }
    LOG.debug("no credentials: {}", redaction.clean(failure.getMessage()));
    return new HydrantException(
        ErrorCode.AWS_CREDENTIALS_MISSING,
        "No AWS credentials came from " + from.described() + ".",
        from instanceof CredentialSource.Profile
            ? "Check the profile in ~/.aws/config and ~/.aws/credentials; it needs keys, a role, an"
                + " SSO session or a credential_process."
            : "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, give the host, container or service"
                + " account a role, or configure keys or a profile in awsConfig.");
  }

  /** The SDK does not even start; what it reads by itself is its configuration files. */
  HydrantException setUp(RuntimeException failure) {
    if (failure instanceof HydrantException known) {
      return known;
    }
    LOG.debug("no clients: {}", redaction.clean(failure.getMessage()));
    return new HydrantException(
        ErrorCode.CONFIG_INVALID_VALUE,
        "The AWS SDK cannot be set up (" + failure.getClass().getSimpleName() + ").",
        "Check ~/.aws/config, ~/.aws/credentials and the AWS_* variables of the environment.");
  }

  private Optional<HydrantException> known(Operation operation, Throwable failure) {
    if (failure instanceof HydrantException translated) {
      return Optional.of(translated);
    }
    if (failure instanceof AwsServiceException answer) {
      return Optional.of(answered(operation, answer));
    }
    if (failure instanceof ApiCallTimeoutException
        || failure instanceof ApiCallAttemptTimeoutException) {
      return Optional.of(unreachable.slow(operation));
    }
    if (failure instanceof AbortedException || failure instanceof InterruptedException) {
      return Optional.of(new HydrantException(ErrorCode.CANCELLED, "The run was stopped."));
    }
    if (failure.getClass().getName().startsWith(SDK_JSON)) {
      return Optional.of(unreachable.unreadable(operation, "an answer that is not JSON"));
    }
    if (failure instanceof XMLStreamException) {
      return Optional.of(unreachable.unreadable(operation, "an answer that is no whole XML"));
    }
    return failure instanceof IOException broken
        ? Optional.of(unreachable.broken(operation, broken))
        : Optional.empty();
  }

  private HydrantException answered(Operation operation, AwsServiceException answer) {
    String code = code(answer);
    String said = said(answer);
    if (ErrorCodes.saysExpired(code)) {
      return expired(operation, code);
    }
    if (ErrorCodes.saysRefused(code)) {
      return refused(operation, code);
    }
    if (answer.isThrottlingException() || ErrorCodes.throttles(code)) {
      return throttled(operation);
    }
    if (ErrorCodes.saysNotSubscribed(code)) {
      return Denials.notSubscribed(operation, region, code);
    }
    if (ErrorCodes.saysDenied(code)) {
      return Denials.of(operation, said);
    }
    if (code.isEmpty()) {
      return unreachable.foreign(operation, answer.statusCode());
    }
    return new HydrantException(
        ErrorCode.AWS_FAILED,
        "AWS answered " + operation.action() + " with " + code + sentence(said) + ".",
        answer.statusCode() >= 500 ? "This is a fault at AWS; run again later." : "");
  }

  private HydrantException refused(Operation operation, String code) {
    return new HydrantException(
        ErrorCode.AWS_CREDENTIALS_REFUSED,
        "AWS does not accept the credentials in " + region + " (" + code + ").",
        "Check the access key and its secret, a session token that may be missing, the clock of"
            + " this machine, and whether the account has the region "
            + region
            + " enabled. First refused: "
            + operation.action()
            + ".");
  }

  private static HydrantException throttled(Operation operation) {
    return new HydrantException(
        ErrorCode.AWS_THROTTLED,
        "AWS throttled " + operation.action() + " through all repetitions.",
        "Others use this account's quota. Run at another time, or lower hydrant.rate."
            + operation.awsName()
            + ".");
  }

  private HydrantException expired(Operation operation, String code) {
    String advice =
        "Sign in again or renew the session token; an assumed role is renewed by itself.";
    if (source instanceof CredentialSource.Keys keys && keys.sessionToken().isPresent()) {
      advice =
          "Give a new access key, secret and session token in awsConfig, or a profile or role, which"
              + " is renewed by itself.";
    } else if (source instanceof CredentialSource.Profile profile) {
      advice =
          "Renew the keys and session token of profile '"
              + profile.name()
              + "'; with SSO, run: aws sso login --profile "
              + profile.name();
    }
    return new HydrantException(
        ErrorCode.AWS_CREDENTIALS_EXPIRED,
        "The AWS credentials have expired (" + code + " at " + operation.action() + ").",
        advice);
  }

  private static String code(AwsServiceException answer) {
    AwsErrorDetails details = answer.awsErrorDetails();
    return details == null || details.errorCode() == null ? "" : details.errorCode().strip();
  }

  private String said(AwsServiceException answer) {
    AwsErrorDetails details = answer.awsErrorDetails();
    return redaction.clean(details == null ? "" : details.errorMessage());
  }

  private static String sentence(String text) {
    return text.isEmpty()
        ? ""
        : ": " + (text.endsWith(".") ? text.substring(0, text.length() - 1) : text);
  }
}
