package dev.hydrant.model.work;

import dev.hydrant.model.workflow.AwsConfig;
import dev.hydrant.model.workflow.ProxySettings;
import dev.hydrant.model.workflow.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Secrets that stand in a work order in clear text. A runner outside the server takes references
 * alone, and refuses an order that says otherwise, whoever sent it.
 */
public final class PlainSecrets {
  private PlainSecrets() {}

  /** The names of the fields, in the words of the connection; never a value. */
  public static List<String> in(WorkOrder order) {
    AwsConfig aws = order.connection().awsConfig();
    List<String> fields = new ArrayList<>();
    add(fields, "connection.config.awsConfig.awsSecretAccessKey", aws.awsSecretAccessKey());
    add(fields, "connection.config.awsConfig.awsSessionToken", aws.awsSessionToken());
    add(
        fields,
        "connection.hydrant.proxy.password",
        order.settings().proxy().flatMap(ProxySettings::password));
    return List.copyOf(fields);
  }

  /** The sentence for whoever has to mend it. */
  public static String refusal(List<String> fields) {
    return String.join(", ", fields)
        + (fields.size() == 1 ? " holds" : " hold")
        + " a secret in clear text; a runner outside the server takes only references of the form"
        + " secret:<id>.";
  }

  private static void add(List<String> fields, String name, Optional<Secret> secret) {
    if (secret.isPresent() && !secret.get().isReference()) {
      fields.add(name);
    }
  }
}
