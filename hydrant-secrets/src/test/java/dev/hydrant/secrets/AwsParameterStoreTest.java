package dev.hydrant.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.secrets.aws.AwsParameterStore;
import dev.hydrant.secrets.call.StoreContext;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("AWS Systems Manager's parameters")
class AwsParameterStoreTest extends AwsStoreContract {
  @Override
  SecretStore store(StoreContext context) {
    return new AwsParameterStore(Optional.empty(), context);
  }

  @Override
  String permission() {
    return "ssm:GetParameter";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "/a/b:3",
        "/a/b:live",
        "arn:aws:ssm:us-east-2:111122223333:parameter/team/key"
      })
  @DisplayName("are named plainly, by path with a version or label, or by ARN")
  void ids(String id) {
    vendor.secrets.put(id, CANARY);

    assertThat(resolve(id).reveal()).isEqualTo(CANARY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/b", "/a//b", "/a/", "/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16"})
  @DisplayName("have names that AWS allows")
  void badNames(String id) {
    assertThat(failure(id).text()).contains("is no id of the aws-ssm store");
    assertThat(vendor.reads).isEmpty();
  }
}
