package dev.hydrant.firehose.aws;

import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sentences about what AWS does not allow: the action, who was denied, and what to allow. */
final class Denials {
  private static final Pattern WHO = Pattern.compile("User: (arn:[^\\s]+)");
  private static final Pattern ACTION = Pattern.compile("to perform: ([a-z0-9-]+:[A-Za-z]+)");
  private static final Pattern SESSION =
      Pattern.compile("arn:([a-z-]+):sts::([0-9]{12}):assumed-role/([^/]+)/.*");
  private static final String LAKE_FORMATION = "Lake Formation";

  private Denials() {}

  /**
   * @param said by AWS, fit to be read
   */
  static HydrantException of(Operation operation, String said) {
    Matcher named = ACTION.matcher(said);
    String action = named.find() ? named.group(1) : operation.action();
    String text = "AWS denies " + action + " to " + who(said).orElse("these credentials") + ".";
    if (said.contains("explicit deny")) {
      text += " A policy denies it explicitly.";
    }
    return new HydrantException(ErrorCode.AWS_ACCESS_DENIED, text, advice(operation, action, said));
  }

  private static String advice(Operation operation, String action, String said) {
    if (said.contains(LAKE_FORMATION)) {
      return "Lake Formation decides here: grant DESCRIBE on the database or table to that user or"
          + " role, besides "
          + action
          + " in its policy.";
    }
    boolean streams = operation.service() == AwsService.FIREHOSE;
    String where =
        operation == Operation.LIST_DELIVERY_STREAMS
            ? " on *"
            : streams ? " on the delivery streams" : "";
    return "Allow " + action + where + " in a policy of that user or role.";
  }

  /** The account itself, not its user, may not use the service. */
  static HydrantException notSubscribed(Operation operation, String region, String code) {
    return new HydrantException(
        ErrorCode.AWS_ACCESS_DENIED,
        "The account cannot use "
            + operation.action()
            + " in "
            + region
            + ": it is not signed up for the service there ("
            + code
            + ").",
        "Sign up for the service, or enable the region, in the AWS console; no policy helps.");
  }

  static HydrantException assumeRole(RoleAssumption role, String said) {
    Optional<String> who = who(said);
    return new HydrantException(
        ErrorCode.AWS_ACCESS_DENIED,
        "AWS denies "
            + (said.contains("sts:SetSourceIdentity") ? "sts:SetSourceIdentity" : "sts:AssumeRole")
            + " on "
            + role.arn()
            + " to "
            + who.orElse("these credentials")
            + ".",
        "That caller's own policy must allow sts:AssumeRole on the role, and the role's trust policy"
            + " needs this statement: "
            + trust(role, who.map(Denials::principal).orElse("ARN of the caller"))
            + (role.externalId().isPresent()
                ? ""
                : " If it asks for an external id, set hydrant.assumeRoleExternalId."));
  }

  private static String trust(RoleAssumption role, String principal) {
    List<String> actions = new ArrayList<>(List.of("sts:AssumeRole"));
    role.sourceIdentity().ifPresent(identity -> actions.add("sts:SetSourceIdentity"));
    Map<String, Object> statement = new LinkedHashMap<>();
    statement.put("Effect", "Allow");
    statement.put("Principal", Map.of("AWS", principal));
    statement.put("Action", actions.size() == 1 ? actions.get(0) : actions);
    role.externalId()
        .ifPresent(
            id -> statement.put("Condition", Map.of("StringEquals", Map.of("sts:ExternalId", id))));
    return Json.strict().valueToTree(statement).toString();
  }

  /** A session is trusted by its role; the role's path, if it has one, does not show here. */
  private static String principal(String caller) {
    Matcher session = SESSION.matcher(caller);
    return session.matches()
        ? "arn:%s:iam::%s:role/%s".formatted(session.group(1), session.group(2), session.group(3))
        : caller;
  }

  private static Optional<String> who(String said) {
    Matcher who = WHO.matcher(said);
    return who.find() ? Optional.of(who.group(1)) : Optional.empty();
  }
}
