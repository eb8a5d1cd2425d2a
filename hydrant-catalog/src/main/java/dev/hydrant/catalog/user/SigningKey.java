package dev.hydrant.catalog.user;

import java.security.KeyPair;

/** A pair of RSA keys for access tokens. Never print the private half. */
public record SigningKey(String kid, KeyPair pair, long createdAt) {
  @Override
  public String toString() {
    return "signing key " + kid;
  }
}
