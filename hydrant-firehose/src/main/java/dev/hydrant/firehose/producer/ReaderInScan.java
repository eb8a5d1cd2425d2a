package dev.hydrant.firehose.producer;

import dev.hydrant.firehose.aws.AwsClients;
import dev.hydrant.firehose.aws.Operation;
import dev.hydrant.firehose.discover.ScanContext;
import dev.hydrant.model.asset.AwsScope;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.run.FeatureState;
import dev.hydrant.model.stream.DeliveryStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One reader's part in one scan: started once, by the first stream that needs it. */
final class ReaderInScan {
  private final ProducerReader reader;
  private final AwsClients clients;
  private final ScanContext context;
  private final Map<String, ProducerLookup.Sightings> prepared = new ConcurrentHashMap<>();
  private volatile boolean ended;
  private @Nullable Inquiry inquiry;
  private @Nullable Supplier<ProducerLookup> reading;

  ReaderInScan(ProducerReader reader, AwsClients clients, ScanContext context) {
    this.reader = reader;
    this.clients = clients;
    this.context = context;
  }

  String featureId() {
    return reader.feature().id();
  }

  /** Returns at once. */
  synchronized void start(AwsScope scope) {
    if (reading == null) {
      Inquiry started = new Inquiry(reader, scope, clients, context);
      inquiry = started;
      reading = context.beside(() -> read(started));
    }
  }

  /**
   * Does for a stream what costs calls of its own, on the caller's thread, and keeps it for {@link
   * #of}.
   *
   * @return whether {@link #of} has nothing to wait for
   */
  boolean prepare(DeliveryStream stream) {
    if (reader.asksForEachStream()) {
      prepared.put(stream.name(), started().get().of(stream));
      return true;
    }
    return ended;
  }

  /** What was prepared, else waits for the reading and may ask more. */
  ProducerLookup.Sightings of(DeliveryStream stream) {
    ProducerLookup.Sightings known = prepared.remove(stream.name());
    return known == null ? started().get().of(stream) : known;
  }

  synchronized FeatureState state() {
    return inquiry == null ? FeatureState.NOT_NEEDED : inquiry.state();
  }

  private synchronized Supplier<ProducerLookup> started() {
    if (reading == null) {
      throw new IllegalStateException("asked before it was started");
    }
    return reading;
  }

  private ProducerLookup read(Inquiry started) {
    try {
      return readAtOnce(started);
    } finally {
      ended = true;
    }
  }

  /** A defect in one reader must not fail every stream. */
  private ProducerLookup readAtOnce(Inquiry started) {
    try {
      return reader.read(started);
    } catch (HydrantException failure) {
      throw failure;
    } catch (RuntimeException defect) {
      Operation any = reader.telling().iterator().next();
      started
          .gaps()
          .failed(
              any,
              new HydrantException(
                  ErrorCode.INTERNAL_ERROR,
                  "Hydrant could not read the answers of "
                      + any.action()
                      + " ("
                      + defect.getClass().getSimpleName()
                      + "). This is a defect of Hydrant.",
                  "Please report it."));
      return stream -> new ProducerLookup.Sightings(List.of(), started.gaps().reason());
    }
  }
}
