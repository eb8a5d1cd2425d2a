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
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * A parameter of AWS Systems Manager Parameter Store, decrypted; {@code :3} or {@code :label} after
 * the name picks a version.
 */
public final class AwsParameterStore implements SecretStore {
  private static final Pattern NAME =
      Pattern.compile(
          "(/[A-Za-z0-9_.-]+){1,15}(:[A-Za-z0-9_.-]+)?|[A-Za-z0-9_.-]+(:[A-Za-z0-9_.-]+)?");
  private static final Pattern ARN =
      Pattern.compile("arn:[a-z-]+:ssm:([a-z0-9-]+):\\d{12}:parameter/[A-Za-z0-9_./:-]+");
  private static final int LONGEST = 1011;

  private final StoreErrors errors = new StoreErrors("aws-ssm");
  private final StoreContext context;
  private final AwsAccess access;
  private final Map<String, SsmClient> clients = new ConcurrentHashMap<>();

  public AwsParameterStore(Optional<SecretsSettings.Aws> settings, StoreContext context) {
    this.context = context;
    this.access = new AwsAccess(settings, context, errors, "AWS_ENDPOINT_URL_SSM");
  }

  @Override
  public String name() {
    return errors.store();
  }

  @Override
  public String advice() {
    return "Looked for in the Parameter Store in its region; a shared parameter of another account"
        + " is named by its ARN.";
  }

  @Override
  public Optional<StoredSecret> read(String id) {
    String region = region(id);
    SsmClient client =
        clients.computeIfAbsent(region, where -> access.client(SsmClient.builder(), where));
    return new AwsStoreErrors(errors, "ssm:GetParameter", region, context.limits().total())
        .read(id, () -> client.getParameter(request -> request.name(id).withDecryption(true)))
        .map(answer -> StoredSecret.text(answer.parameter().value()));
  }

  private String region(String id) {
    Matcher arn = ARN.matcher(id);
    if (arn.matches()) {
      return arn.group(1);
    }
    if (id.length() > LONGEST || !NAME.matcher(id).matches()) {
      throw errors.badId(
          id,
          "it has letters, digits and _.- in up to 15 levels, starts with a slash if it has any"
              + " slash, or is the ARN of a parameter");
    }
    return access.region();
  }
}
