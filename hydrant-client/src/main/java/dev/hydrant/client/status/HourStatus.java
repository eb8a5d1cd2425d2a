package dev.hydrant.client.status;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.stream.HealthReason;
import dev.hydrant.model.stream.HealthState;
import dev.hydrant.model.stream.HourHealth;
import dev.hydrant.model.stream.StreamHealth;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One hour as the contract's status. Its words are fewer than ours, so that {@code parameters}
 * holds the state as it is, the reasons and the measures; the newest hour also holds, as {@code
 * current}, how the stream does now.
 */
final class HourStatus {
  private static final long HOUR = Duration.ofHours(1).toMillis();

  private final ObjectMapper json;

  HourStatus(ObjectMapper json) {
    this.json = json;
  }

  /** The contract's word; empty where nothing is known. */
  static Optional<String> word(HealthState state) {
    return switch (state) {
      case HEALTHY, DEGRADED -> Optional.of("Successful");
      case FAILED -> Optional.of("Failed");
      case PENDING -> Optional.of("Pending");
      case IDLE -> Optional.of("Skipped");
      case UNKNOWN -> Optional.empty();
    };
  }

  /**
   * @param tasks names of the pipeline's tasks, which all share the fate of the stream
   */
  ObjectNode over(HourHealth hour, String word, List<String> tasks) {
    ObjectNode status = plain(hour, word, tasks);
    status.put("endTime", hour.hour().toEpochMilli() + HOUR);
    return asRead(status);
  }

  /** The hour that is not over yet. */
  ObjectNode current(StreamHealth stream, HourHealth hour, String word, List<String> tasks) {
    ObjectNode status = plain(hour, word, tasks);
    ObjectNode current = status.withObject("/parameters").putObject("current");
    current.put("state", stream.state().name());
    reasons(current, stream.reasons());
    stream.lastActive().ifPresent(time -> current.put("lastActive", time.toString()));
    return asRead(status);
  }

  private ObjectNode plain(HourHealth hour, String word, List<String> tasks) {
    ObjectNode status = json.createObjectNode();
    status.put("timestamp", hour.hour().toEpochMilli()).put("executionStatus", word);
    // Always there, also when empty: servers go through the list without looking.
    var list = status.putArray("taskStatus");
    tasks.forEach(task -> list.addObject().put("name", task).put("executionStatus", word));
    ObjectNode parameters = status.putObject("parameters");
    parameters.setAll((ObjectNode) json.valueToTree(hour.measures()));
    parameters.put("state", hour.state().name());
    reasons(parameters, hour.reasons());
    boolean wrong = hour.state() == HealthState.DEGRADED || hour.state() == HealthState.FAILED;
    if (wrong && !hour.reasons().isEmpty()) {
      HealthReason first = hour.reasons().get(0);
      status.putObject("error").put("errorType", first.code()).put("errorMessage", first.text());
    }
    return status;
  }

  private static void reasons(ObjectNode into, List<HealthReason> reasons) {
    if (!reasons.isEmpty()) {
      var list = into.putArray("reasons");
      reasons.forEach(r -> list.addObject().put("code", r.code()).put("text", r.text()));
    }
  }

  /** Numbers as a reader of the JSON sees them, so that a comparison with an answer is exact. */
  private ObjectNode asRead(ObjectNode status) {
    try {
      return (ObjectNode) json.readTree(json.writeValueAsString(status));
    } catch (JsonProcessingException e) {
      throw new HydrantException(
          ErrorCode.INTERNAL_ERROR, "A status could not be written as JSON.", "", e);
    }
  }
}
