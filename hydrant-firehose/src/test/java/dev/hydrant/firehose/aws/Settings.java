package dev.hydrant.firehose.aws;

import dev.hydrant.model.network.Network;
import dev.hydrant.model.workflow.AwsConfig;
import dev.hydrant.model.workflow.HealthSettings;
import dev.hydrant.model.workflow.HydrantSettings;
import dev.hydrant.model.workflow.ProducersSettings;
import dev.hydrant.model.workflow.ReadSettings;
import dev.hydrant.model.workflow.Secret;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Configurations for tests, by the names of the workflow file. */
public final class Settings {
  private final Map<String, String> aws = new HashMap<>();
  private final Map<String, Double> rate = new HashMap<>();
  private final Map<String, String> endpoints = new HashMap<>();
  private Optional<Boolean> fips = Optional.empty();
  private Optional<Boolean> dualStack = Optional.empty();
  private Optional<String> externalId = Optional.empty();
  private Optional<Integer> concurrency = Optional.empty();
  private Optional<Boolean> bulkTags = Optional.empty();
  private Optional<List<String>> ownerTagKeys = Optional.empty();
  private ProducersSettings producers = ProducersSettings.defaults();
  private Network network = Network.direct();
  private boolean enabled;

  private HealthSettings health = HealthSettings.defaults();

  public static Settings inRegion(String region) {
    return new Settings().with("awsRegion", region);
  }

  public Settings with(String awsField, String value) {
    aws.put(awsField, value);
    return this;
  }

  public Settings enabled() {
    enabled = true;
    return this;
  }

  public Settings rate(String operation, double perSecond) {
    rate.put(operation, perSecond);
    return this;
  }

  public Settings endpoint(String service, String url) {
    endpoints.put(service, url);
    return this;
  }

  public Settings fips() {
    fips = Optional.of(true);
    return this;
  }

  public Settings dualStack() {
    dualStack = Optional.of(true);
    return this;
  }

  public Settings externalId(String id) {
    externalId = Optional.of(id);
    return this;
  }

  public Settings concurrency(int workers) {
    concurrency = Optional.of(workers);
    return this;
  }

  public Settings bulkTags(boolean on) {
    bulkTags = Optional.of(on);
    return this;
  }

  public Settings ownerTagKeys(String... keys) {
    ownerTagKeys = Optional.of(List.of(keys));
    return this;
  }

  public Settings producers(ProducersSettings settings) {
    producers = settings;
    return this;
  }

  public Settings health(HealthSettings settings) {
    health = settings;
    return this;
  }

  public Settings network(Network way) {
    network = way;
    return this;
  }

  public AwsConfig config() {
    return new AwsConfig(
        enabled,
        text("awsAccessKeyId"),
        text("awsSecretAccessKey").map(Secret::new),
        text("awsRegion"),
        text("awsSessionToken").map(Secret::new),
        text("endPointURL"),
        text("profileName"),
        text("assumeRoleArn"),
        text("assumeRoleSessionName"),
        text("assumeRoleSourceIdentity"));
  }

  public HydrantSettings hydrant() {
    return new HydrantSettings(
        rate,
        endpoints,
        fips,
        dualStack,
        externalId,
        null,
        Optional.empty(),
        concurrency,
        Optional.empty(),
        ownerTagKeys,
        new ReadSettings(bulkTags, Optional.empty(), Optional.empty(), Optional.empty()),
        producers,
        health,
        Optional.empty(),
        Optional.empty());
  }

  public AwsSettings checked() {
    return AwsSettings.of(config(), hydrant(), network);
  }

  private Optional<String> text(String field) {
    return Optional.ofNullable(aws.get(field));
  }
}
