package dev.hydrant.server.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.hydrant.catalog.user.Account;
import dev.hydrant.catalog.user.SigningKey;
import dev.hydrant.catalog.user.SigningKeys;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Short-lived JWTs of people (RS256). They say who; what the account may do is looked up, so that a
 * new role or a new password counts at once.
 */
final class AccessTokens {
  static final Duration LIFE = Duration.ofMinutes(15);

  private static final String ISSUER = "hydrant";
  private static final String GENERATION = "generation";

  /** A token and the moment it ends. */
  record Issued(String value, long expiresAt) {}

  /** Whom a valid token names, and when it was made. */
  record Named(String account, int generation) {}

  private final SigningKeys keys;
  private final Clock clock;

  AccessTokens(SigningKeys keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  Issued issue(Account account) {
    SigningKey key = keys.signer();
    long now = clock.millis();
    long ends = now + LIFE.toMillis();
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(ISSUER)
            .subject(account.name())
            .jwtID(UUID.randomUUID().toString())
            .issueTime(new Date(now))
            .expirationTime(new Date(ends))
            .claim("email", account.email())
            .claim("roles", List.of(account.role().wire()))
            .claim("isBot", false)
            .claim("tokenType", "OM_USER")
            .claim("account", account.id())
            .claim(GENERATION, account.generation())
            .build();
    SignedJWT token =
        new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.kid()).build(), claims);
    try {
      token.sign(new RSASSASigner(key.pair().getPrivate()));
    } catch (JOSEException e) {
      throw new IllegalStateException("a token cannot be signed", e);
    }
    return new Issued(token.serialize(), ends);
  }

  /** Empty for whatever is not a live token of this server. */
  Optional<Named> read(String value) {
    try {
      SignedJWT token = SignedJWT.parse(value);
      JWTClaimsSet claims = token.getJWTClaimsSet();
      boolean good = JWSAlgorithm.RS256.equals(token.getHeader().getAlgorithm()) && proven(token);
      boolean live =
          claims.getExpirationTime() != null
              && claims.getExpirationTime().getTime() > clock.millis()
              && ISSUER.equals(claims.getIssuer());
      if (!good || !live || claims.getStringClaim("account") == null) {
        return Optional.empty();
      }
      return Optional.of(
          new Named(claims.getStringClaim("account"), claims.getIntegerClaim(GENERATION)));
    } catch (ParseException | JOSEException e) {
      // Whatever the token is, it is none of ours; what is wrong with it helps only a forger.
      return Optional.empty();
    }
  }

  /** The public halves, as other services verify tokens with them. */
  Map<String, Object> jwks() {
    List<JWK> all = keys.all().stream().<JWK>map(AccessTokens::jwk).toList();
    return new JWKSet(all).toJSONObject(true);
  }

  private boolean proven(SignedJWT token) throws JOSEException {
    String kid = token.getHeader().getKeyID();
    Optional<SigningKey> key = kid == null ? Optional.empty() : keys.find(kid);
    return key.isPresent()
        && token.verify(new RSASSAVerifier((RSAPublicKey) key.get().pair().getPublic()));
  }

  private static RSAKey jwk(SigningKey key) {
    return new RSAKey.Builder((RSAPublicKey) key.pair().getPublic())
        .keyID(key.kid())
        .keyUse(KeyUse.SIGNATURE)
        .algorithm(JWSAlgorithm.RS256)
        .build();
  }
}
