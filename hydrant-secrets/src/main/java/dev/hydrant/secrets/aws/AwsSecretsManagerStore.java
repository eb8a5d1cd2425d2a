package dev.hydrant.secrets.aws;

import dev.hydrant.model.workflow.SecretsSettings;
import dev.hydrant.secrets.SecretStore;
import dev.hydrant.secrets.StoredSecret;
import dev.hydrant.secrets.call.StoreContext;
import dev.hydrant.secrets.call.StoreErrors;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;

/** The current version of a secret in AWS Secrets Manager, by name or by ARN. */
public final class AwsSecretsManagerStore implements SecretStore {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9/_+=.@-]{1,512}");
  private static final Pattern ARN =
      Pattern.compile("arn:[a-z-]+:secretsmanager:([a-z0-9-]+):\\d{12}:secret:[A-Za-z0-9/_+=.@-]+");

  private final StoreErrors errors = new StoreErrors("aws");
  private final StoreContext context;
  private final AwsAccess access;
  private final Map<String, SecretsManagerClient> clients = new ConcurrentHashMap<>();

  public AwsSecretsManagerStore(Optional<SecretsSettings.Aws> settings, StoreContext context) {
    this.context = context;
    this.access = new AwsAccess(settings, context, errors, "AWS_ENDPOINT_URL_SECRETS_MANAGER");
  }

  @Override
  public String name() {
    return errors.store();
  }

  @Override
  public String advice() {
    return "Looked for in AWS Secrets Manager in its region; a secret of another account or region"
        + " is named by its ARN. The id starts with a slash only if the secret's name does.";
  }

  @Override
  public Optional<StoredSecret> read(String id) {
    String region = region(id);
    SecretsManagerClient client =
        clients.computeIfAbsent(
            region, where -> access.client(SecretsManagerClient.builder(), where));
    return new AwsStoreErrors(
            errors, "secretsmanager:GetSecretValue", region, context.limits().total())
        .read(id, () -> client.getSecretValue(request -> request.secretId(id)))
        .map(answer -> StoredSecret.text(text(id, answer)));
  }

  /** An ARN says where its secret is. */
  private String region(String id) {
    Matcher arn = ARN.matcher(id);
    if (arn.matches()) {
      return arn.group(1);
    }
    if (!NAME.matcher(id).matches()) {
      throw errors.badId(
          id, "it has 1 to 512 letters, digits and /_+=.@- or is the ARN of a secret");
    }
    return access.region();
  }

  private String text(String id, GetSecretValueResponse answer) {
    String text = answer.secretString();
    if (text == null) {
      throw errors.unusable(id, "is binary", "Store it as plain text.");
    }
    return text;
  }
}
