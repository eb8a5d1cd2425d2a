package dev.hydrant.runner.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hydrant.client.runner.LeaseKey;
import dev.hydrant.model.json.Json;
import dev.hydrant.model.runner.FinishRequest;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends of attempts that the server has not heard of yet, so that they outlive the runner process. A
 * file holds a lease token, good for this one report, and is readable by its owner alone.
 */
public final class Spool {
  private static final Logger log = LoggerFactory.getLogger(Spool.class);

  /**
   * One end that has to be told.
   *
   * @param log what the server has not taken of the log
   */
  record Entry(LeaseKey key, FinishRequest request, List<LogChunk> log) {
    Entry {
      log = List.copyOf(log);
    }
  }

  private final Path folder;
  private final ObjectMapper mapper = Json.lenient();

  public Spool(Path folder) {
    this.folder = folder;
  }

  /** Keeps an end until {@link #forget}. A full disk costs only the safety, not the report. */
  void keep(Entry entry) {
    LeaseKey key = entry.key();
    try {
      Files.createDirectories(folder, owner("rwx------"));
      Path part = Files.createTempFile(folder, "new-", ".part", owner("rw-------"));
      mapper.writeValue(part.toFile(), entry);
      Files.move(part, file(key), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      log.warn("The end of run {} could not be kept in {}: {}", key.runId(), folder, e.toString());
    }
  }

  void forget(LeaseKey key) {
    try {
      Files.deleteIfExists(file(key));
    } catch (IOException e) {
      log.warn("{} could not be deleted: {}", file(key), e.toString());
    }
  }

  /** What an earlier process of this runner did not get rid of. */
  List<Entry> left() {
    List<Entry> entries = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.json")) {
      for (Path file : files) {
        read(file).ifPresent(entries::add);
      }
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      log.warn("The kept ends in {} could not all be read: {}", folder, e.toString());
    }
    return List.copyOf(entries);
  }

  /** One that cannot be read must not keep the others from being told. */
  private Optional<Entry> read(Path file) {
    try {
      return Optional.of(mapper.readValue(file.toFile(), Entry.class));
    } catch (IOException e) {
      // The text of the cause may quote the file, and that holds a token.
      log.warn("The kept end {} cannot be read and is left alone", file);
      return Optional.empty();
    }
  }

  private Path file(LeaseKey key) {
    return folder.resolve(key.runId() + "-" + key.attempt() + ".json");
  }

  private static FileAttribute<?> owner(String permissions) {
    return PosixFilePermissions.asFileAttribute(
        Set.copyOf(PosixFilePermissions.fromString(permissions)));
  }
}
