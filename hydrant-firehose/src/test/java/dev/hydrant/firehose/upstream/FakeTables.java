package dev.hydrant.firehose.upstream;

import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** DynamoDB of one region in memory, in pages of two tables; may refuse and vanish. */
final class FakeTables implements TableCalls {
  private static final int PAGE = 2;

  final AtomicInteger listings = new AtomicInteger();
  final AtomicInteger questions = new AtomicInteger();

  private final Map<String, List<Streaming>> tables = new LinkedHashMap<>();
  private final Map<String, ErrorCode> refusals = new ConcurrentHashMap<>();
  private final List<String> vanished = new ArrayList<>();
  private Optional<ErrorCode> refusedListing = Optional.empty();
  private CountDownLatch gate = new CountDownLatch(0);
  private boolean repeating;

  FakeTables table(String name, Streaming... destinations) {
    tables.put(name, List.of(destinations));
    return this;
  }

  FakeTables vanishing(String name) {
    table(name);
    vanished.add(name);
    return this;
  }

  FakeTables refusing(String table, ErrorCode code) {
    table(table);
    refusals.put(table, code);
    return this;
  }

  FakeTables refusingListing(ErrorCode code) {
    refusedListing = Optional.of(code);
    return this;
  }

  FakeTables repeatingItsFirstPage() {
    repeating = true;
    return this;
  }

  /** Nothing is answered until {@link #lettingGo}. */
  FakeTables holdingBack() {
    gate = new CountDownLatch(1);
    return this;
  }

  void lettingGo() {
    gate.countDown();
  }

  static Streaming to(String stream, String status) {
    return new Streaming(Scans.HOME.arn("kinesis", "stream/" + stream), status, "");
  }

  @Override
  public Page list(Optional<String> after) {
    listings.incrementAndGet();
    await();
    refusedListing.ifPresent(code -> refuse(code, "ListTables"));
    List<String> names = List.copyOf(tables.keySet());
    int from = repeating ? 0 : after.map(last -> names.indexOf(last) + 1).orElse(0);
    int to = Math.min(from + PAGE, names.size());
    List<String> page = names.subList(from, to);
    return new Page(
        page, to < names.size() ? Optional.of(page.get(page.size() - 1)) : Optional.empty());
  }

  @Override
  public Optional<List<Streaming>> destinations(String table) {
    questions.incrementAndGet();
    if (refusals.containsKey(table)) {
      refuse(refusals.get(table), "DescribeKinesisStreamingDestination");
    }
    return vanished.contains(table) ? Optional.empty() : Optional.ofNullable(tables.get(table));
  }

  private void await() {
    try {
      gate.await();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private static void refuse(ErrorCode code, String operation) {
    throw new HydrantException(
        code, "AWS answered " + code + " to " + operation + ".", "Allow it.");
  }
}
