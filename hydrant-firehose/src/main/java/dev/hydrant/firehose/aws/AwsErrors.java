package dev.hydrant.firehose.aws;

import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
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
  private static final Pattern WHO = Pattern.compile("User: (arn:[^\\s]+)");
  private static final Pattern ACTION = Pattern.compile("to perform: ([a-z0-9-]+:[A-Za-z]+)");
  private static final String SDK_JSON = "software.amazon.awssdk.thirdparty.jackson";

  private final String region;
  private final ServiceHosts hosts;
  private final Redaction redaction;

  AwsErrors(AwsSettings settings) {
    this.region = settings.region();
    this.hosts = new ServiceHosts(settings);
    this.redaction = Redaction.of(settings.credentials());
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

  /** Credentials could not even be obtained. */
  HydrantException credentials(CredentialSource source, Throwable failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof AwsServiceException answer) {
        // A profile that assumes a role, or signs in, on its own.
        return translate(Operation.ASSUME_ROLE, answer);
      }
    }
    LOG.debug("no credentials: {}", redaction.clean(failure.getMessage()));
    return new HydrantException(
        ErrorCode.AWS_CREDENTIALS_MISSING,
        "No AWS credentials came from " + source.described() + ".",
        source instanceof CredentialSource.Profile
            ? "Check the profile in ~/.aws/config and ~/.aws/credentials (AWS_CONFIG_FILE and"
                + " AWS_SHARED_CREDENTIALS_FILE name other files); for SSO, sign in with the AWS"
                + " CLI first."
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
      return Optional.of(unreachable(operation, "it gave no complete answer in time"));
    }
    if (failure instanceof AbortedException || failure instanceof InterruptedException) {
      return Optional.of(new HydrantException(ErrorCode.CANCELLED, "The run was stopped."));
    }
    if (failure.getClass().getName().startsWith(SDK_JSON)) {
      return Optional.of(unreadable(operation, "an answer that is not JSON"));
    }
    return failure instanceof IOException broken
        ? Optional.of(unreachable(operation, reason(broken)))
        : Optional.empty();
  }

  private HydrantException answered(Operation operation, AwsServiceException answer) {
    AwsErrorDetails details = answer.awsErrorDetails();
    String code = details == null || details.errorCode() == null ? "" : details.errorCode().strip();
    String said = redaction.clean(details == null ? "" : details.errorMessage());
    if (ErrorCodes.saysExpired(code)) {
      return new HydrantException(
          ErrorCode.AWS_CREDENTIALS_EXPIRED,
          "The AWS credentials have expired (" + code + " at " + operation.action() + ").",
          "Sign in again or renew the session token; an assumed role is renewed by itself.");
    }
    if (ErrorCodes.saysRefused(code)) {
      return refused(operation, code);
    }
    if (answer.isThrottlingException() || ErrorCodes.throttles(code)) {
      return throttled(operation);
    }
    if (ErrorCodes.saysDenied(code)) {
      return denied(operation, said);
    }
    if (code.isEmpty()) {
      return unreadable(operation, "HTTP status " + answer.statusCode() + " without an AWS error");
    }
    return new HydrantException(
        ErrorCode.AWS_FAILED,
        "AWS answered " + operation.action() + " with " + code + said(said) + ".",
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

  private static HydrantException denied(Operation operation, String said) {
    Matcher who = WHO.matcher(said);
    Matcher named = ACTION.matcher(said);
    String action = named.find() ? named.group(1) : operation.action();
    String explicitly = said.contains("explicit deny") ? " A policy denies it explicitly." : "";
    return new HydrantException(
        ErrorCode.AWS_ACCESS_DENIED,
        "AWS denies "
            + action
            + (who.find() ? " to " + who.group(1) : " to these credentials")
            + "."
            + explicitly,
        operation == Operation.ASSUME_ROLE
            ? "Check sts:AssumeRole of the caller, and in the role's trust policy the caller, the"
                + " external id and sts:SetSourceIdentity."
            : "Allow "
                + action
                + (operation == Operation.LIST_DELIVERY_STREAMS
                    ? " on * in a policy of that user or role."
                    : " on the delivery streams in a policy of that user or role."));
  }

  private HydrantException unreachable(Operation operation, String why) {
    return new HydrantException(
        ErrorCode.AWS_UNREACHABLE,
        hosts.of(operation.service()) + " cannot be reached: " + why + ".",
        "Check the region, awsConfig.endPointURL, the network way (proxy, VPC endpoint, DNS) and,"
            + " with FIPS or dual stack, whether the region offers it.");
  }

  private HydrantException unreadable(Operation operation, String what) {
    return new HydrantException(
        ErrorCode.AWS_ANSWER_UNEXPECTED,
        hosts.of(operation.service()) + " gave " + what + " to " + operation.action() + ".",
        "Something other than AWS seems to answer there: check awsConfig.endPointURL and proxies.");
  }

  private static String reason(IOException broken) {
    if (broken instanceof UnknownHostException) {
      return "the name is not known";
    }
    if (broken instanceof SSLException) {
      return "no trusted TLS connection (is a proxy or a private certificate authority between?)";
    }
    if (broken instanceof SocketTimeoutException) {
      return "it does not answer in time";
    }
    return broken instanceof java.net.ConnectException
        ? "the connection is refused"
        : "the connection broke";
  }

  private static String said(String text) {
    return text.isEmpty()
        ? ""
        : ": " + (text.endsWith(".") ? text.substring(0, text.length() - 1) : text);
  }
}
