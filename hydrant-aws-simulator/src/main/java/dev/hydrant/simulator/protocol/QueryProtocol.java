package dev.hydrant.simulator.protocol;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** AWS query protocol: a form with an Action parameter, answers in XML. */
public final class QueryProtocol {
  private static final String CONTENT_TYPE = "text/xml";

  private final String namespace;

  public QueryProtocol(String namespace) {
    this.namespace = namespace;
  }

  public ObjectNode read(byte[] body) {
    ObjectNode parameters = JsonNodeFactory.instance.objectNode();
    for (String pair : new String(body, StandardCharsets.UTF_8).split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
    return parameters;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      throw AwsException.of("MalformedQueryString", "The query string is malformed");
    }
  }

  /** {@code result} is XML already; values inside it went through {@link #element}. */
  public Answer answer(String operation, String result, String requestId) {
    String xml =
        "<%1$sResponse xmlns=\"%2$s\"><%1$sResult>%3$s</%1$sResult>%4$s</%1$sResponse>"
            .formatted(operation, namespace, result, metadata(requestId));
    return xml(200, xml, requestId);
  }

  public Answer error(AwsException error, String requestId) {
    String fault = error.status() < 500 ? "Sender" : "Receiver";
    String xml =
        "<ErrorResponse xmlns=\"%s\"><Error>%s%s%s</Error>%s</ErrorResponse>"
            .formatted(
                namespace,
                element("Type", fault),
                element("Code", error.code()),
                element("Message", error.text()),
                element("RequestId", requestId));
    return xml(error.status(), xml, requestId);
  }

  public static String element(String name, String value) {
    String escaped = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    return "<" + name + ">" + escaped + "</" + name + ">";
  }

  private static String metadata(String requestId) {
    return "<ResponseMetadata>" + element("RequestId", requestId) + "</ResponseMetadata>";
  }

  private static Answer xml(int status, String xml, String requestId) {
    Map<String, String> headers = Map.of("x-amzn-RequestId", requestId);
    return new Answer(status, CONTENT_TYPE, headers, xml.getBytes(StandardCharsets.UTF_8));
  }
}
