package dev.hydrant.secrets.aws;

import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.secrets.call.StoreErrors;
import dev.hydrant.secrets.call.StoreHttp;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Turns what the SDK throws into the sentences of a store. The SDK's exceptions go no further, not
 * even as a cause: their texts can repeat what was sent.
 *
 * @param action the IAM action that reading needs
 */
record AwsStoreErrors(StoreErrors errors, String action, String region, Duration limit) {
  private static final String SDK_JSON = "software.amazon.awssdk.thirdparty.jackson";
  private static final Set<String> MISSING =
      Set.of("ResourceNotFoundException", "ParameterNotFound", "ParameterVersionNotFound");
  private static final Set<String> DENIED = Set.of("AccessDenied", "AccessDeniedException");
  private static final Set<String> REFUSED =
      Set.of(
          "UnrecognizedClientException",
          "InvalidClientTokenId",
          "InvalidSignatureException",
          "SignatureDoesNotMatch",
          "IncompleteSignature",
          "InvalidAccessKeyId",
          "InvalidIdentityToken",
          "ExpiredToken",
          "ExpiredTokenException",
          "MissingAuthenticationToken",
          "RequestExpired");
  private static final Set<String> UNDECRYPTED =
      Set.of("DecryptionFailure", "InvalidKeyId", "KMSInvalidStateException");
  private static final Set<String> DELETED = Set.of("InvalidRequestException");

  /** Empty when AWS says that there is nothing under this id. */
  <T> Optional<T> read(String id, Supplier<T> call) {
    try {
      return Optional.of(call.get());
    } catch (SdkException failure) {
      String code = code(failure);
      if (MISSING.contains(code)) {
        return Optional.empty();
      }
      throw translated(id, failure, code);
    }
  }

  private HydrantException translated(String id, SdkException failure, String code) {
    if (DENIED.contains(code)) {
      return errors.denied(
          id,
          "Allow "
              + action
              + " on it, and kms:Decrypt on its key where that is not AWS's own; region "
              + region
              + ".");
    }
    if (REFUSED.contains(code)) {
      return errors.refused(
          "the AWS credentials (" + code + ")",
          "Renew the credentials of this process; check its clock.");
    }
    if (UNDECRYPTED.contains(code)) {
      return errors.unusable(
          id, "cannot be decrypted (" + code + ")", "Check that its KMS key is enabled.");
    }
    if (DELETED.contains(code)) {
      return errors.unusable(
          id, "cannot be read in its state; it may be scheduled for deletion", "Restore it.");
    }
    if (!code.isEmpty()) {
      return errors.failed(
          "AWS answered the reading of '" + id + "' with " + code,
          "Check the id, and the region " + region + "; throttling and faults pass with time.");
    }
    return withoutCode(failure);
  }

  private HydrantException withoutCode(SdkException failure) {
    URI place = URI.create("aws://" + errors.store() + "." + region);
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof AbortedException || at instanceof InterruptedException) {
        return new HydrantException(ErrorCode.CANCELLED, "The run was stopped.");
      }
      if (at instanceof ApiCallTimeoutException) {
        return errors.slow(place, limit);
      }
      if (at.getClass().getName().startsWith(SDK_JSON)) {
        return errors.malformed(place);
      }
      if (at instanceof IOException broken) {
        return StoreHttp.translated(errors, place, broken, limit);
      }
      if (at instanceof AwsServiceException) {
        return errors.malformed(place);
      }
    }
    String said = String.valueOf(failure.getMessage());
    return said.contains("redentials")
        ? errors.failed(
            "there are no AWS credentials for the " + errors.store() + " store",
            "Give the process a role, a profile, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.")
        : errors.malformed(place);
  }

  private static String code(SdkException failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof AwsServiceException answer
          && answer.awsErrorDetails() != null
          && answer.awsErrorDetails().errorCode() != null) {
        return answer.awsErrorDetails().errorCode().strip();
      }
    }
    return "";
  }
}
