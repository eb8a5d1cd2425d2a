package dev.hydrant.catalog.run;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Compressed bytes, as logs and reports are kept. */
public final class Gzip {
  /** A chunk holds at most 64 KiB and one line; whatever inflates to more is an attack. */
  private static final int LARGEST = 4 * 1024 * 1024;

  private Gzip() {}

  public static byte[] deflate(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return out.toByteArray();
  }

  /**
   * @throws IOException when the bytes are not gzip, or inflate to too much
   */
  static byte[] inflate(byte[] gzip) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw new IOException("the chunk inflates to more than " + LARGEST + " bytes");
      }
      return bytes;
    }
  }

  /** Inflates what was checked before it was stored. */
  public static byte[] stored(byte[] gzip) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("stored bytes are not gzip", e);
    }
  }
}
