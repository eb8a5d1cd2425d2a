package dev.hydrant.catalog.secret;

import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Where the key comes from that passwords are sealed with. */
public final class SecretKeySource {
  private static final String FILE = "hydrant.key";
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
    try {
      byte[] key =
          MessageDigest.getInstance("SHA-256")
              .digest(text.strip().getBytes(StandardCharsets.UTF_8));
      return new SecretKeySpec(key, "AES");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The key in the data folder; made at the first start. */
  public static SecretKey ofFolder(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      // With the database elsewhere nothing else has made the folder yet.
      Files.createDirectories(folder);
      return Files.exists(file) ? read(file) : make(file);
    } catch (IOException e) {
      throw new HydrantException(
          ErrorCode.DATA_DIRECTORY_UNUSABLE,
          "The key file " + file + " cannot be read or made.",
          "It must be readable by the user that runs Hydrant, and by nobody else.",
          e);
    }
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
}
