package dev.hydrant.firehose.health;

import dev.hydrant.firehose.health.HealthSubject.Backup;
import dev.hydrant.firehose.health.HealthSubject.Delivery;
import dev.hydrant.firehose.health.HealthSubject.Feature;
import dev.hydrant.firehose.health.HealthSubject.Kind;
import dev.hydrant.firehose.health.HealthSubject.Source;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Streams to judge. */
final class Subjects {
  private Subjects() {}

  static HealthSubject active(Source source, Kind kind, Backup backup, Feature... features) {
    return active("orders", source, new Delivery(kind, 300, 0, backup), features);
  }

  static HealthSubject active(String name, Source source, Delivery delivery, Feature... features) {
    return new HealthSubject(
        name, "ACTIVE", "", false, source, delivery, Set.of(features), Optional.empty());
  }

  /** Direct PUT to S3. */
  static HealthSubject plain(String name) {
    return active(name, Source.OTHER, new Delivery(Kind.S3, 300, 0, Backup.NONE));
  }

  static HealthSubject inStatus(String status, String failure) {
    HealthSubject plain = plain("orders");
    return new HealthSubject(
        "orders",
        status,
        failure,
        false,
        plain.source(),
        plain.delivery(),
        Set.of(),
        Optional.empty());
  }

  static HealthSubject encryptionFailed(String failure) {
    HealthSubject plain = plain("orders");
    return new HealthSubject(
        "orders",
        "ACTIVE",
        failure,
        true,
        plain.source(),
        plain.delivery(),
        Set.of(),
        Optional.empty());
  }

  static HealthSubject createdAt(String name, Instant moment) {
    HealthSubject plain = plain(name);
    return new HealthSubject(
        name, "ACTIVE", "", false, plain.source(), plain.delivery(), Set.of(), Optional.of(moment));
  }
}
