package dev.hydrant.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What both stores of AWS do alike. */
abstract class AwsStoreContract extends RemoteStoreContract {
  Map<String, String> further = Map.of();

  @Override
  FakeVendor vendor() {
    return new AwsFake();
  }

  @Override
  String nativeName() {
    return ID;
  }

  @Override
  Map<String, String> environment() {
    Map<String, String> variables =
        new HashMap<>(
            Map.of(
                "AWS_REGION", "eu-west-1",
                "AWS_ENDPOINT_URL", address,
                "AWS_ACCESS_KEY_ID", "AKIAEXAMPLE",
                "AWS_SECRET_ACCESS_KEY", "c4n4ry-key"));
    variables.putAll(further);
    return variables;
  }

  @Override
  String badId() {
    return "a b";
  }

  @ParameterizedTest
  @CsvSource({
    "ExpiredTokenException, does not accept the AWS credentials",
    "UnrecognizedClientException, does not accept the AWS credentials",
    "DecryptionFailure, cannot be decrypted",
    "SomethingNew, with SomethingNew"
  })
  @DisplayName("have a sentence for each refusal")
  void refusals(String code, String sentence) {
    assertThat(failure("error-" + code).text()).contains(sentence);
  }

  @Test
  @DisplayName("are read as a role, where one is set")
  void role() {
    put(CANARY);
    further = Map.of("HYDRANT_SECRETS_AWS_ROLE", "arn:aws:iam::111122223333:role/secrets");

    assertThat(resolve(ID).reveal()).isEqualTo(CANARY);
    assertThat(vendor.reads.get(0).header("Authorization")).contains("Credential=ASIAROLE/");
  }

  @Test
  @DisplayName("need a region")
  void region() {
    Map<String, String> variables = environment();
    variables.remove("AWS_REGION");

    assertThat(notSetUp(variables).text()).contains("aws.region is missing");
  }
}
