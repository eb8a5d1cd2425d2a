package dev.hydrant.model.workflow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Hydrant's own settings, which OpenMetadata's schemas have no room for: {@code
 * workflowConfig.config.hydrant}. Never sent to a foreign server.
 *
 * @param rate calls a second by operation, such as {@code DescribeDeliveryStream: 3}; AWS's own
 *     limit where absent, 0 means no limit
 * @param endpoints URL by AWS service, such as {@code sts: http://127.0.0.1:4566}
 * @param assetMappings explicit homes of assets, first match wins
 * @param createExternalAssets whether an asset that no catalog service holds becomes an external
 *     one; by default true on a Hydrant server and false elsewhere
 * @param concurrency AWS calls under way at once; 32 by default, 64 when there is no rate limit
 * @param ownerTagKeys keys of tags that name owners; a list of common ones by default, an empty
 *     list means that no tag names an owner
 * @param caCertificate path of a PEM file with certificates to trust besides the JDK's own
 * @param deletion what may be marked as deleted at once
 */
public record HydrantSettings(
    Map<String, Double> rate,
    Map<String, String> endpoints,
    Optional<Boolean> fips,
    Optional<Boolean> dualStack,
    Optional<String> assumeRoleExternalId,
    List<AssetMapping> assetMappings,
    Optional<Boolean> createExternalAssets,
    Optional<Integer> concurrency,
    Optional<SecretsSettings> secrets,
    Optional<List<String>> ownerTagKeys,
    ReadSettings read,
    ProducersSettings producers,
    HealthSettings health,
    Optional<ProxySettings> proxy,
    Optional<String> caCertificate,
    DeletionSettings deletion) {
  /**
   * @param match an ARN, a host or a bucket; {@code *} stands for any text
   * @param service name of the catalog service that holds what matches
   */
  public record AssetMapping(String match, String service) {}

  public HydrantSettings(
      @Nullable Map<String, Double> rate,
      @Nullable Map<String, String> endpoints,
      Optional<Boolean> fips,
      Optional<Boolean> dualStack,
      Optional<String> assumeRoleExternalId,
      @Nullable List<AssetMapping> assetMappings,
      Optional<Boolean> createExternalAssets,
      Optional<Integer> concurrency,
      Optional<SecretsSettings> secrets,
      Optional<List<String>> ownerTagKeys,
      @Nullable ReadSettings read,
      @Nullable ProducersSettings producers,
      @Nullable HealthSettings health,
      Optional<ProxySettings> proxy,
      Optional<String> caCertificate,
      @Nullable DeletionSettings deletion) {
    this.rate = rate == null ? Map.of() : Map.copyOf(rate);
    this.endpoints = endpoints == null ? Map.of() : Map.copyOf(endpoints);
    this.fips = fips;
    this.dualStack = dualStack;
    this.assumeRoleExternalId = assumeRoleExternalId;
    this.assetMappings = assetMappings == null ? List.of() : List.copyOf(assetMappings);
    this.createExternalAssets = createExternalAssets;
    this.concurrency = concurrency;
    this.secrets = secrets;
    this.ownerTagKeys = ownerTagKeys.map(List::copyOf);
    this.read = read == null ? ReadSettings.defaults() : read;
    this.producers = producers == null ? ProducersSettings.defaults() : producers;
    this.health = health == null ? HealthSettings.defaults() : health;
    this.proxy = proxy;
    this.caCertificate = caCertificate.filter(path -> !path.isBlank());
    this.deletion = deletion == null ? DeletionSettings.defaults() : deletion;
  }

  /** With the usual guards on deletion. */
  public HydrantSettings(
      @Nullable Map<String, Double> rate,
      @Nullable Map<String, String> endpoints,
      Optional<Boolean> fips,
      Optional<Boolean> dualStack,
      Optional<String> assumeRoleExternalId,
      @Nullable List<AssetMapping> assetMappings,
      Optional<Boolean> createExternalAssets,
      Optional<Integer> concurrency,
      Optional<SecretsSettings> secrets,
      Optional<List<String>> ownerTagKeys,
      @Nullable ReadSettings read,
      @Nullable ProducersSettings producers,
      @Nullable HealthSettings health,
      Optional<ProxySettings> proxy,
      Optional<String> caCertificate) {
    this(
        rate,
        endpoints,
        fips,
        dualStack,
        assumeRoleExternalId,
        assetMappings,
        createExternalAssets,
        concurrency,
        secrets,
        ownerTagKeys,
        read,
        producers,
        health,
        proxy,
        caCertificate,
        null);
  }

  /** The same with other guards on deletion. */
  public HydrantSettings withDeletion(DeletionSettings other) {
    return new HydrantSettings(
        rate,
        endpoints,
        fips,
        dualStack,
        assumeRoleExternalId,
        assetMappings,
        createExternalAssets,
        concurrency,
        secrets,
        ownerTagKeys,
        read,
        producers,
        health,
        proxy,
        caCertificate,
        other);
  }

  public static HydrantSettings defaults() {
    return aws(Map.of(), Map.of(), Optional.empty());
  }

  /** Only what concerns how AWS is called; everything else by default. */
  public static HydrantSettings aws(
      Map<String, Double> rate, Map<String, String> endpoints, Optional<Integer> concurrency) {
    return new HydrantSettings(
        rate,
        endpoints,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        null,
        Optional.empty(),
        concurrency,
        Optional.empty(),
        Optional.empty(),
        null,
        null,
        null,
        Optional.empty(),
        Optional.empty());
  }
}
