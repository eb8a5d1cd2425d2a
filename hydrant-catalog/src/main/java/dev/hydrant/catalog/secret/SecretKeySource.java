package dev.hydrant.catalog.secret;

import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Where the key comes from that passwords are sealed with. */
public final class SecretKeySource {
  private static final String FILE = "hydrant.key";
  private static final String NEXT = "hydrant.key.next";
  private static final int BYTES = 32;

  private SecretKeySource() {}

  /**
   * A key given from outside, such as an environment variable: any text of 16 characters or more.
   */
  public static SecretKey ofText(String text) {
    if (text.strip().length() < 16) {
      throw new HydrantException(
          ErrorCode.CONFIG_INVALID_VALUE,
          "The secret key is too short: it needs 16 characters or more.");
    }
    return new SecretKeySpec(sha256(text.strip().getBytes(StandardCharsets.UTF_8)), "AES");
  }

  /** The key in the data folder; made at the first start. */
  public static SecretKey ofFolder(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      // With the database elsewhere nothing else has made the folder yet.
      Files.createDirectories(folder);
      return Files.exists(file) ? read(file) : make(file);
    } catch (IOException e) {
      throw unusable(file, e);
    }
  }

  /**
   * The key in the data folder, and the one that was to follow it when changing them was
   * interrupted: values may be sealed with either.
   */
  public static Sealer sealerOf(Path folder) {
    SecretKey key = ofFolder(folder);
    return new Sealer(key, next(folder).map(List::of).orElse(List.of()));
  }

  /** Whether a change of keys has begun in this folder and has not ended. */
  public static boolean changing(Path folder) {
    return Files.exists(folder.resolve(NEXT));
  }

  /**
   * Begins to change the key of a folder, or goes on with what was begun: both keys are on disk
   * from now on.
   *
   * @return seals with the new key, opens with both
   */
  public static Sealer beginChange(Path folder) {
    SecretKey old = ofFolder(folder);
    try {
      if (!changing(folder)) {
        Path written = folder.resolve(NEXT + ".tmp");
        Files.deleteIfExists(written);
        make(written);
        // A crash leaves the whole file or none.
        Files.move(written, folder.resolve(NEXT), StandardCopyOption.ATOMIC_MOVE);
      }
      return new Sealer(read(folder.resolve(NEXT)), List.of(old));
    } catch (IOException e) {
      throw unusable(folder.resolve(NEXT), e);
    }
  }

  /**
   * Ends the change, once nothing is sealed with the old key any more. The old key stays beside the
   * new one under a name of its own, since old backups need it.
   *
   * @return the old key's file
   */
  public static Path endChange(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      Path kept = folder.resolve(FILE + ".old-" + fingerprint(read(file)));
      Files.copy(file, kept, REPLACE_EXISTING, COPY_ATTRIBUTES);
      Files.move(folder.resolve(NEXT), file, StandardCopyOption.ATOMIC_MOVE);
      return kept;
    } catch (IOException e) {
      throw unusable(file, e);
    }
  }

  private static Optional<SecretKey> next(Path folder) {
    Path file = folder.resolve(NEXT);
    try {
      return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
    } catch (IOException e) {
      throw unusable(file, e);
    }
  }

  private static String fingerprint(SecretKey key) {
    return HexFormat.of().formatHex(sha256(key.getEncoded()), 0, 4);
  }

  private static SecretKey read(Path file) throws IOException {
    byte[] key;
    try {
      key = Base64.getDecoder().decode(Files.readString(file).strip());
    } catch (IllegalArgumentException e) {
      throw new HydrantException(
          ErrorCode.DATA_DIRECTORY_UNUSABLE,
          "The key file " + file + " is damaged.",
          "Put the original back; without it the stored passwords cannot be read.",
          e);
    }
    return new SecretKeySpec(key, "AES");
  }

  private static SecretKey make(Path file) throws IOException {
    byte[] key = new byte[BYTES];
    new SecureRandom().nextBytes(key);
    try (var channel =
        Files.newByteChannel(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      channel.write(StandardCharsets.US_ASCII.encode(Base64.getEncoder().encodeToString(key)));
    } catch (FileAlreadyExistsException e) {
      return read(file);
    }
    return new SecretKeySpec(key, "AES");
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static HydrantException unusable(Path file, IOException cause) {
    return new HydrantException(
        ErrorCode.DATA_DIRECTORY_UNUSABLE,
        "The key file " + file + " cannot be read or made.",
        "It must be readable by the user that runs Hydrant, and by nobody else.",
        cause);
  }
}
