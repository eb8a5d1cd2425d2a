package dev.hydrant.simulator.sts;

import static dev.hydrant.simulator.protocol.QueryProtocol.element;

import dev.hydrant.simulator.identity.AssumedRole;
import dev.hydrant.simulator.identity.Session;
import dev.hydrant.simulator.identity.Sessions;
import dev.hydrant.simulator.identity.SimulatedRole;
import dev.hydrant.simulator.protocol.AwsException;
import dev.hydrant.simulator.protocol.AwsRequest;
import dev.hydrant.simulator.protocol.Caller;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** AssumeRole: checks the request, then the role's trust, then issues a session. */
public final class RoleAssumption {
  private static final Pattern ROLE = Pattern.compile("arn:([^:]+):iam::(\\d{12}):role/(.+)");
  private static final Pattern WORD = Pattern.compile("[\\w+=,.@-]*");
  private static final Pattern EXTERNAL_ID = Pattern.compile("[\\w+=,.@:/-]*");
  private static final int MIN_SECONDS = 900;
  private static final int MAX_SECONDS = 43_200;
  private static final int MAX_CHAINED_SECONDS = 3_600;

  private final Set<String> accounts;
  private final Map<String, SimulatedRole> roles;
  private final Sessions sessions;

  public RoleAssumption(Set<String> accounts, List<SimulatedRole> roles, Sessions sessions) {
    this.accounts = Set.copyOf(accounts);
    this.roles = roles.stream().collect(Collectors.toUnmodifiableMap(SimulatedRole::arn, r -> r));
    this.sessions = sessions;
  }

  String assume(AwsRequest request, Caller caller) {
    String roleArn = required(request, "RoleArn", "roleArn");
    String sessionName = required(request, "RoleSessionName", "roleSessionName");
    checkText(sessionName, "roleSessionName", 64, WORD);
    Optional<String> sourceIdentity = request.text("SourceIdentity");
    sourceIdentity.ifPresent(value -> checkText(value, "sourceIdentity", 64, WORD));
    Optional<String> externalId = request.text("ExternalId");
    externalId.ifPresent(value -> checkText(value, "externalId", 1224, EXTERNAL_ID));
    int seconds = duration(request, caller);

    SimulatedRole role = trusted(roleArn, externalId, sourceIdentity, caller);
    if (seconds > role.maxSessionSeconds()) {
      throw AwsException.of(
          "ValidationException",
          "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
    }
    AssumedRole assumed = assumedRole(roleArn, sessionName);
    return xml(sessions.issue(assumed, seconds, sourceIdentity.orElse(null)));
  }

  private SimulatedRole trusted(
      String roleArn, Optional<String> externalId, Optional<String> identity, Caller caller) {
    Matcher matcher = ROLE.matcher(roleArn);
    if (!matcher.matches()) {
      throw AwsException.of("ValidationException", roleArn + " is invalid");
    }
    SimulatedRole role = roles.getOrDefault(roleArn, SimulatedRole.open(roleArn));
    boolean idGiven =
        role.externalId() == null || role.externalId().equals(externalId.orElse(null));
    if (!accounts.contains(matcher.group(2)) || !role.assumable() || !idGiven) {
      throw denied(caller, "sts:AssumeRole", roleArn);
    }
    if (identity.isPresent() && !role.allowsSourceIdentity()) {
      throw denied(caller, "sts:SetSourceIdentity", roleArn);
    }
    return role;
  }

  private static int duration(AwsRequest request, Caller caller) {
    String text = request.text("DurationSeconds").orElse(String.valueOf(MAX_CHAINED_SECONDS));
    int seconds;
    try {
      seconds = Integer.parseInt(text);
    } catch (NumberFormatException malformed) {
      throw AwsException.of("MalformedInput", "DurationSeconds is not an Integer");
    }
    if (seconds < MIN_SECONDS) {
      throw AwsException.constraint(
          "'" + seconds + "'",
          "durationSeconds",
          "have value greater than or equal to " + MIN_SECONDS);
    }
    if (seconds > MAX_SECONDS) {
      throw AwsException.constraint(
          "'" + seconds + "'",
          "durationSeconds",
          "have value less than or equal to " + MAX_SECONDS);
    }
    if (caller.session() && seconds > MAX_CHAINED_SECONDS) {
      throw AwsException.of(
          "ValidationException",
          "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by"
              + " role chaining.");
    }
    return seconds;
  }

  private static String required(AwsRequest request, String member, String label) {
    return request
        .text(member)
        .filter(value -> !value.isEmpty())
        .orElseThrow(() -> AwsException.constraint("null", label, "not be null"));
  }

  private static void checkText(String value, String label, int maxLength, Pattern pattern) {
    String quoted = "'" + value + "'";
    if (value.length() < 2) {
      throw AwsException.constraint(quoted, label, "have length greater than or equal to 2");
    }
    if (value.length() > maxLength) {
      throw AwsException.constraint(
          quoted, label, "have length less than or equal to " + maxLength);
    }
    if (!pattern.matcher(value).matches()) {
      throw AwsException.constraint(
          quoted, label, "satisfy regular expression pattern: " + pattern);
    }
  }

  private static AwsException denied(Caller caller, String action, String roleArn) {
    return AwsException.of(
        "AccessDeniedException",
        "User: "
            + caller.arn()
            + " is not authorized to perform: "
            + action
            + " on resource: "
            + roleArn);
  }

  private static AssumedRole assumedRole(String roleArn, String sessionName) {
    Matcher matcher = ROLE.matcher(roleArn);
    if (!matcher.matches()) {
      throw new IllegalStateException("checked before: " + roleArn);
    }
    // A role's path is not part of the session's ARN.
    String name = matcher.group(3).substring(matcher.group(3).lastIndexOf('/') + 1);
    String arn =
        "arn:%s:sts::%s:assumed-role/%s/%s"
            .formatted(matcher.group(1), matcher.group(2), name, sessionName);
    String id =
        "AROA" + Integer.toString(roleArn.hashCode() & 0x7fffffff, 36).toUpperCase(Locale.ROOT);
    return new AssumedRole(matcher.group(2), arn, id + ":" + sessionName);
  }

  private static String xml(Session session) {
    String credentials =
        element("AccessKeyId", session.accessKeyId())
            + element("SecretAccessKey", session.secretAccessKey())
            + element("SessionToken", session.token())
            + element("Expiration", session.expiry().toString());
    String user =
        element("AssumedRoleId", session.role().id()) + element("Arn", session.role().arn());
    String identity =
        session.sourceIdentity() == null ? "" : element("SourceIdentity", session.sourceIdentity());
    return "<Credentials>"
        + credentials
        + "</Credentials><AssumedRoleUser>"
        + user
        + "</AssumedRoleUser>"
        + identity;
  }
}
