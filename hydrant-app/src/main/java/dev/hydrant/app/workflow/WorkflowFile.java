package dev.hydrant.app.workflow;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.workflow.ConfigBinder;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads a workflow file and turns each mistake in it into one sentence that names the place. */
public final class WorkflowFile {
  private static final long MAX_BYTES = 1024 * 1024;

  private final Map<String, String> environment;
  private final ConfigBinder binder = new ConfigBinder();

  public WorkflowFile(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /**
   * @throws HydrantException with a code of category USER, for everything that is wrong with the
   *     file
   */
  public Workflow read(Path file) {
    ObjectNode document = parse(text(file), file);
    new Variables(environment).replace(document, "");
    List<String> notes = new ArrayList<>();
    List<String> foreign = ForeignKeys.remove(document);
    if (!foreign.isEmpty()) {
      notes.add(
          "These keys mean nothing to Hydrant and are ignored: " + String.join(", ", foreign));
    }
    List<String> moved = FlatCredentials.move(document);
    if (!moved.isEmpty()) {
      notes.add(
          "Keys beside 'type' were read as keys of source.serviceConnection.config.awsConfig: "
              + String.join(", ", moved));
    }
    return WorkflowChecks.check(binder.bind(document, WorkflowDocument.class, ""), notes);
  }

  private static String text(Path file) {
    try {
      if (Files.isDirectory(file)) {
        throw unreadable(file, "it is a directory");
      }
      if (Files.size(file) > MAX_BYTES) {
        throw unreadable(file, "it is larger than 1 MiB");
      }
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new HydrantException(
          ErrorCode.FILE_MISSING,
          "There is no file " + file + ".",
          "Give the path of a workflow file with -c.");
    } catch (MalformedInputException e) {
      throw unreadable(file, "it is not UTF-8 text");
    } catch (IOException e) {
      throw unreadable(file, "the system refuses to read it");
    }
  }

  private static ObjectNode parse(String text, Path file) {
    try {
      JsonNode document = yaml().readTree(text);
      if (document instanceof ObjectNode object) {
        return object;
      }
      throw new HydrantException(
          ErrorCode.YAML_MALFORMED,
          file + " does not hold a map of keys.",
          "A workflow file starts with 'source:'.");
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      String place =
          at == null ? "" : " line " + at.getLineNr() + ", column " + at.getColumnNr() + ":";
      throw new HydrantException(
          ErrorCode.YAML_MALFORMED, file + place + " " + firstLine(e.getOriginalMessage()));
    }
  }

  private static ObjectMapper yaml() {
    YAMLFactory factory =
        YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    return new ObjectMapper(factory).enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);
  }

  private static String firstLine(String message) {
    String line = message.lines().findFirst().orElse("the text is not YAML").strip();
    return line.endsWith(".") ? line : line + ".";
  }

  private static HydrantException unreadable(Path file, String why) {
    return new HydrantException(
        ErrorCode.FILE_UNREADABLE, "The file " + file + " cannot be read: " + why + ".");
  }
}
