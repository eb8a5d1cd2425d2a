package dev.hydrant.secrets;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** By the REST reference of Key Vault, Microsoft Entra and the instance metadata service. */
public final class FakeAzure extends FakeVendor {
  @Override
  boolean isLogin(Call call) {
    return call.path().contains("/oauth2/") || call.path().equals("/msi");
  }

  @Override
  Answer login(Call call) {
    boolean good =
        switch (call.path()) {
          case "/tenant/oauth2/v2.0/token" ->
              call.body().contains("grant_type=client_credentials")
                  && call.body().contains("scope=https%3A%2F%2Fvault.azure.net%2F.default")
                  && call.body().contains("client_id=app")
                  && (call.body().contains("client_secret=c4n4ry%7Eclient")
                      || call.body().contains("client_assertion=pod-jwt"));
          case "/metadata/identity/oauth2/token" ->
              call.header("Metadata").equals("true")
                  && call.uri().getQuery().contains("resource=https://vault.azure.net");
          case "/msi" -> call.header("X-identity-header").equals("header");
          default -> false;
        };
    return good
        ? new Answer(200, "{\"access_token\":\"c4n4ry-entra\",\"expires_in\":\"3599\"}")
        : new Answer(401, "{\"error\":\"invalid_client\"}");
  }

  @Override
  Answer read(Call call) {
    String name = call.after("/secrets/");
    if (!call.header("Authorization").equals("Bearer c4n4ry-entra")) {
      return new Answer(401, "{\"error\":{\"code\":\"Unauthorized\"}}");
    }
    if (denied.contains(name)) {
      return new Answer(
          403,
          "{\"error\":{\"code\":\"Forbidden\",\"innererror\":{\"code\":\"ForbiddenByRbac\"}}}");
    }
    if (name.equals("disabled")) {
      return new Answer(
          403, "{\"error\":{\"code\":\"Forbidden\",\"innererror\":{\"code\":\"SecretDisabled\"}}}");
    }
    return secrets.containsKey(name)
        ? new Answer(
            200,
            JsonNodeFactory.instance
                .objectNode()
                .put("value", secrets.get(name))
                .put("id", "x")
                .toString())
        : new Answer(404, "{\"error\":{\"code\":\"SecretNotFound\"}}");
  }
}
