package dev.hydrant.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.secrets.aws.AwsSecretsManagerStore;
import dev.hydrant.secrets.call.StoreContext;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("AWS Secrets Manager's secrets")
class AwsSecretsManagerStoreTest extends AwsStoreContract {
  @Override
  SecretStore store(StoreContext context) {
    return new AwsSecretsManagerStore(Optional.empty(), context);
  }

  @Override
  String permission() {
    return "secretsmanager:GetSecretValue";
  }

  @Test
  @DisplayName("are read in the region of their ARN")
  void arn() {
    String arn = "arn:aws:secretsmanager:us-east-2:111122223333:secret:team/key-AbCdEf";
    vendor.secrets.put(arn, CANARY);

    assertThat(resolve(arn).reveal()).isEqualTo(CANARY);
    assertThat(vendor.reads.get(0).header("Authorization")).contains("/us-east-2/secretsmanager/");
  }

  @Test
  @DisplayName("have to be text")
  void binary() {
    put("binary");

    assertThat(unresolved(ID).text()).contains("is binary");
  }

  @Test
  @DisplayName("may be scheduled for deletion")
  void deleted() {
    assertThat(failure("error-InvalidRequestException").text()).contains("scheduled for deletion");
  }
}
