package dev.hydrant.firehose.aws;

import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.services.sso.auth.ExpiredTokenException;
import software.amazon.awssdk.services.sso.model.UnauthorizedException;

/** Why a profile gives no credentials, and the command or line that helps. */
final class ProfileErrors {
  private final Profile profile;
  private final AwsErrors errors;

  ProfileErrors(Profile profile, AwsErrors errors) {
    this.profile = profile;
    this.errors = errors;
  }

  HydrantException failed(RuntimeException failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof ExpiredTokenException || at instanceof UnauthorizedException) {
        return signInExpired();
      }
    }
    if (profile.property("credential_process").isPresent()) {
      return missing(
          "The credential_process of " + named() + " gave no usable credentials.",
          "Run its command by hand to see why; Hydrant does not repeat its output, which may hold"
              + " secrets.");
    }
    return other(failure);
  }

  HydrantException needsCode() {
    return missing(
        "The role of " + named() + " needs a code of an MFA device, which Hydrant cannot ask for.",
        "Sign in with the AWS CLI or by SSO and use the profile that this makes.");
  }

  HydrantException withoutSection(String session) {
    return missing(
        "There is no section [sso-session " + session + "], which " + named() + " names.",
        "Run: aws configure sso --profile " + profile.name());
  }

  HydrantException withoutKey(String key) {
    return missing(
        "For SSO, " + named() + " lacks " + key + ".",
        "Run: aws configure sso --profile " + profile.name());
  }

  HydrantException circle(List<String> path, String source) {
    return missing(
        "The source_profile settings run in a circle: "
            + String.join(" → ", path)
            + " → "
            + source
            + ".",
        "End it with a profile that has credentials of its own.");
  }

  HydrantException roleWithoutSource() {
    return missing(
        "The role of " + named() + " has nothing to be assumed with.",
        "Beside role_arn, give a source_profile with credentials, a web_identity_token_file, or"
            + " credential_source = Environment, Ec2InstanceMetadata or EcsContainer.");
  }

  /**
   * @param before the profiles that led to this one
   */
  static HydrantException unknown(
      String name, List<String> before, String places, Collection<String> known) {
    return new HydrantException(
        ErrorCode.AWS_CREDENTIALS_MISSING,
        "There is no profile '"
            + name
            + "'"
            + (before.isEmpty()
                ? ""
                : ", which is the source_profile of '" + before.get(before.size() - 1) + "'")
            + ". Looked for in "
            + places
            + ".",
        (known.isEmpty()
                ? "There are no profiles there."
                : "Profiles there: " + String.join(", ", known) + ".")
            + " AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE name other files than ~/.aws/config"
            + " and ~/.aws/credentials.");
  }

  HydrantException signInExpired() {
    return signIn(
        ErrorCode.AWS_CREDENTIALS_EXPIRED, "The SSO session of " + named() + " has expired.");
  }

  HydrantException signInMissing() {
    return signIn(
        ErrorCode.AWS_CREDENTIALS_MISSING, "There is no SSO session for " + named() + ".");
  }

  HydrantException signInUnreadable(Path file) {
    return new HydrantException(
        ErrorCode.FILE_UNREADABLE,
        "The SSO session of " + named() + " in " + file + " cannot be read or written.",
        "Check the file's owner and permissions.");
  }

  private HydrantException signIn(ErrorCode code, String text) {
    String session =
        profile
            .property("sso_session")
            .map(name -> ", or: aws sso login --sso-session " + name)
            .orElse("");
    return new HydrantException(
        code, text, "Run: aws sso login --profile " + profile.name() + session);
  }

  private HydrantException other(Throwable failure) {
    return errors.noCredentials(new CredentialSource.Profile(profile.name()), failure);
  }

  private String named() {
    return "profile '" + profile.name() + "'";
  }

  private static HydrantException missing(String text, String advice) {
    return new HydrantException(ErrorCode.AWS_CREDENTIALS_MISSING, text, advice);
  }
}
