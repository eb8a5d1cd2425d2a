package dev.hydrant.catalog.user;

import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.workflow.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id with 19 MiB of memory, two passes and one lane: the first choice of OWASP's password
 * storage cheat sheet. The parameters are part of each hash, in the PHC string format, so that
 * later ones may be dearer. At most two hashes are made at once: the memory stays bounded whatever
 * the number of callers.
 */
public final class PasswordHash {
  private static final int MEMORY_KIB = 19 * 1024;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int SALT = 16;
  private static final int LENGTH = 32;
  private static final int AT_ONCE = 2;
  private static final int WAIT_SECONDS = 10;
  private static final String FORM = "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s";

  private final SecureRandom random;
  private final Semaphore slots = new Semaphore(AT_ONCE, true);
  private final String nobody;

  public PasswordHash(SecureRandom random) {
    this.random = random;
    this.nobody = of(new Secret("nobody"));
  }

  /** Takes tens of milliseconds: never call it inside a transaction. */
  public String of(Secret password) {
    byte[] salt = new byte[SALT];
    random.nextBytes(salt);
    return FORM.formatted(
        MEMORY_KIB,
        PASSES,
        LANES,
        encode(salt),
        encode(compute(password, salt, MEMORY_KIB, PASSES, LANES)));
  }

  /** Compares in constant time. */
  public boolean matches(Secret password, String hash) {
    String[] parts = hash.split("\\$");
    String[] costs = parts[3].split("[=,]");
    byte[] computed =
        compute(
            password,
            Base64.getDecoder().decode(parts[4]),
            Integer.parseInt(costs[1]),
            Integer.parseInt(costs[3]),
            Integer.parseInt(costs[5]));
    return MessageDigest.isEqual(computed, Base64.getDecoder().decode(parts[5]));
  }

  /** Costs what a comparison costs: so an unknown name is answered as late as any other. */
  public void spend(Secret password) {
    boolean ignored = matches(password, nobody);
  }

  private byte[] compute(Secret password, byte[] salt, int memory, int passes, int lanes) {
    take();
    try {
      Argon2BytesGenerator generator = new Argon2BytesGenerator();
      generator.init(
          new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
              .withVersion(Argon2Parameters.ARGON2_VERSION_13)
              .withMemoryAsKB(memory)
              .withIterations(passes)
              .withParallelism(lanes)
              .withSalt(salt)
              .build());
      byte[] out = new byte[LENGTH];
      generator.generateBytes(password.reveal().getBytes(StandardCharsets.UTF_8), out);
      return out;
    } finally {
      slots.release();
    }
  }

  private void take() {
    try {
      if (!slots.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
        throw new HydrantException(
            ErrorCode.STORAGE_BUSY, "Too many people sign in at once.", "Try again in a moment.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HydrantException(ErrorCode.CANCELLED, "The server stops.", "", e);
    }
  }

  private static String encode(byte[] bytes) {
    return Base64.getEncoder().withoutPadding().encodeToString(bytes);
  }
}
