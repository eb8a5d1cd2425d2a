package dev.hydrant.client.file;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.json.Json;
import dev.hydrant.model.run.ScanReport;
import dev.hydrant.model.run.SinkReport;
import dev.hydrant.model.sink.MetadataSink;
import dev.hydrant.model.stream.StreamScan;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes one object a line, in the order of the puts. A file is written beside its place and
 * renamed at the end, so that a reader never meets half of it.
 */
public final class JsonLinesSink implements MetadataSink {
  private final ObjectMapper json = Json.strict();
  private final StreamLine streamLine = new StreamLine(json);
  private final String name;
  private final OutputStream out;
  private final Optional<Path> part;
  private final Optional<Path> target;
  private final Map<String, Long> unresolved = new TreeMap<>();
  private long records;
  private long edges;
  private boolean closed;

  private JsonLinesSink(String name, OutputStream out, Optional<Path> part, Optional<Path> target) {
    this.name = name;
    this.out = new BufferedOutputStream(out, 1 << 16);
    this.part = part;
    this.target = target;
  }

  /**
   * Writes to a file.
   *
   * @throws HydrantException when nothing can be written there
   */
  public static JsonLinesSink toFile(Path file) {
    Path target = file.toAbsolutePath();
    Path part = target.resolveSibling("." + target.getFileName() + ".part");
    if (Files.isDirectory(target)) {
      throw unwritable(file.toString(), "it is a directory", null);
    }
    try {
      return new JsonLinesSink(
          file.toString(), Files.newOutputStream(part), Optional.of(part), Optional.of(target));
    } catch (IOException e) {
      throw unwritable(file.toString(), "its folder is missing or closed to this user", e);
    }
  }

  /** Writes to a stream, which stays open. */
  public static JsonLinesSink toStream(OutputStream stream) {
    return new JsonLinesSink("standard output", stream, Optional.empty(), Optional.empty());
  }

  @Override
  public synchronized void put(StreamScan stream) {
    write(streamLine.write(stream));
    records++;
    edges += stream.routes().size();
    stream.unresolved().forEach(item -> unresolved.merge(item.reason().name(), 1L, Long::sum));
  }

  @Override
  public synchronized SinkReport finish(ScanReport scan) {
    write(new ReportLine(json).write(scan));
    try {
      out.flush();
      if (part.isPresent() && target.isPresent()) {
        out.close();
        Files.move(part.get(), target.get(), StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw unwritable(name, "the disk may be full", e);
    }
    closed = true;
    return new SinkReport(
        records,
        records,
        0,
        0,
        0,
        0,
        0,
        edges,
        0,
        0,
        0,
        0,
        0,
        Map.of(),
        unresolved,
        List.of(),
        List.of(),
        0);
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      if (part.isPresent()) {
        out.close();
        Files.deleteIfExists(part.get());
      } else {
        out.flush();
      }
    } catch (IOException e) {
      throw unwritable(name, "it could not be closed", e);
    }
  }

  private void write(ObjectNode line) {
    try {
      out.write(json.writeValueAsBytes(line));
      out.write('\n');
    } catch (IOException e) {
      throw unwritable(name, "the disk may be full", e);
    }
  }

  private static HydrantException unwritable(String name, String why, @Nullable IOException cause) {
    return new HydrantException(
        ErrorCode.FILE_UNWRITABLE,
        "The file sink cannot write to " + name + ": " + why + ".",
        "Set sink.config.filename to a place that this user may write to.",
        cause);
  }
}
