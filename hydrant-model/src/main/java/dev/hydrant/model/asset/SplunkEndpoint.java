package dev.hydrant.model.asset;

/**
 * A Splunk HTTP event collector. The index is part of the token and therefore not known.
 *
 * @param raw true for the raw endpoint, false for the event endpoint
 */
public record SplunkEndpoint(String host, int port, boolean raw) implements Asset {
  @Override
  public String id() {
    return "splunk://" + host + ":" + port + "/" + (raw ? "hec-raw" : "hec-event");
  }

  @Override
  public <R> R accept(AssetVisitor<R> visitor) {
    return visitor.visitSplunkEndpoint(this);
  }
}
