package dev.hydrant.simulator.protocol;

import java.util.Map;

/** One HTTP answer, whole. */
@SuppressWarnings("ArrayRecordComponent") // written once to a socket, never compared
public record Answer(int status, String contentType, Map<String, String> headers, byte[] body) {
  public Answer {
    headers = Map.copyOf(headers);
  }
}
