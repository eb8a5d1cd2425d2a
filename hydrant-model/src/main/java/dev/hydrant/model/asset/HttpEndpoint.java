package dev.hydrant.model.asset;

/**
 * An HTTP endpoint, without anything of its URL that may hold a secret.
 *
 * @param port the URL's port, or -1 where it names none
 * @param partner the recognised partner's name, or the endpoint's own name, or {@code Custom HTTP}
 * @param dataset Honeycomb's dataset; empty for everyone else
 */
public record HttpEndpoint(String scheme, String host, int port, String partner, String dataset)
    implements Asset {
  @Override
  public String id() {
    return origin() + (dataset.isEmpty() ? "" : "/" + dataset);
  }

  @Override
  public <R> R accept(AssetVisitor<R> visitor) {
    return visitor.visitHttpEndpoint(this);
  }

  /** Scheme, host and port: all that is shown of the URL. */
  public String origin() {
    return scheme + "://" + host + (port < 0 ? "" : ":" + port);
  }
}
