package dev.hydrant.catalog.jdbc;

import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The folder with the database file, held by one process at a time. The operating system releases
 * the lock when the process ends, however it ends, so nothing has to be cleaned up after a crash.
 */
public final class DataFolder implements AutoCloseable {
  private static final String LOCK_FILE = "hydrant.lock";

  private final Path path;
  private final FileChannel channel;

  private DataFolder(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Makes the folder where it is missing, and takes it.
   *
   * @throws HydrantException DATA_DIRECTORY_UNUSABLE or DATA_DIRECTORY_LOCKED
   */
  public static DataFolder take(Path path) {
    try {
      Files.createDirectories(path);
      return new DataFolder(path, lock(path));
    } catch (IOException e) {
      throw new HydrantException(
          ErrorCode.DATA_DIRECTORY_UNUSABLE,
          "The data directory " + path + " cannot be used: " + reason(e),
          "Choose a directory that this user may write to, with --data DIR.",
          e);
    }
  }

  public Path path() {
    return path;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new HydrantException(
          ErrorCode.DATA_DIRECTORY_UNUSABLE, "The lock of " + path + " cannot be released.", "", e);
    }
  }

  // The lock lives as long as the channel, which the folder closes.
  @SuppressWarnings("MustBeClosedChecker")
  private static FileChannel lock(Path path) throws IOException {
    FileChannel channel =
        FileChannel.open(
            path.resolve(LOCK_FILE),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    if (tryLock(channel) == null) {
      String holder = text(channel);
      channel.close();
      throw new HydrantException(
          ErrorCode.DATA_DIRECTORY_LOCKED,
          "The data directory " + path + " is in use by process " + holder + ".",
          "Stop that process, or choose another directory with --data DIR.");
    }
    channel.truncate(0);
    channel.write(
        ByteBuffer.wrap(
            Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
    channel.force(true);
    return channel;
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static String text(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(32);
    channel.read(bytes, 0);
    String pid = new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII).strip();
    return pid.isEmpty() ? "(unknown)" : pid;
  }

  /** What the system says, in words: a person has no use for the names of Java's classes. */
  private static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "this user may not write there.";
    }
    if (e instanceof FileAlreadyExistsException) {
      return "there is a file of that name.";
    }
    String why = e instanceof FileSystemException system ? system.getReason() : e.getMessage();
    return why == null ? "the system refuses it." : why + ".";
  }
}
