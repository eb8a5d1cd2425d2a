package dev.hydrant.catalog.user;

import java.util.Optional;

/**
 * A token that lasts, without its value.
 *
 * @param account who it speaks for; empty for a bot
 * @param expiresAt epoch milliseconds; empty for a token that lasts until it is revoked
 */
public record ApiToken(
    String id,
    Optional<String> account,
    String name,
    Role role,
    String createdBy,
    long createdAt,
    Optional<Long> expiresAt) {
  public boolean isBot() {
    return account.isEmpty();
  }
}
