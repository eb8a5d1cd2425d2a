package dev.hydrant.model.asset;

/**
 * An index, or the family of indexes that rotation makes of one name.
 *
 * @param cluster the domain's name, the collection's id, or the endpoint's host where only that is
 *     known
 * @param index the name without rotation suffix
 * @param rotating true when the service appends a date to the name
 */
public record SearchIndex(
    SearchEngine engine, AwsScope scope, String cluster, String index, boolean rotating)
    implements Asset {
  @Override
  public String id() {
    return engine.system()
        + "://"
        + String.join(
            "/", scope.account(), scope.region(), cluster, index + (rotating ? "-*" : ""));
  }

  @Override
  public <R> R accept(AssetVisitor<R> visitor) {
    return visitor.visitSearchIndex(this);
  }
}
